package io.candela.marketdata.history;

import io.candela.marketdata.history.TradeLine.Column;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trades as the store sends them, which is in the order of time: those of one time are brought into the order of the list
 * of trades. No more of them are held than there are at one time.
 */
public final class TradeLines implements Closeable {
    private static final int BLOCK = 64 * 1024;

    private final InputStream source;
    private final byte[] block = new byte[BLOCK];
    private final List<TradeLine> sameTime = new ArrayList<>();
    private int position;
    private int filled;
    private int found;
    private int given;
    private TradeLine ahead = new TradeLine();

    /** @param source lines of comma-separated values, after one of names */
    TradeLines(InputStream source) throws IOException {
        this.source = source;
        read(ahead);
        read(ahead);
    }

    /** The next trade, which is good until the one after it is asked for; nothing at the end. */
    public @Nullable TradeLine next() throws IOException {
        if (given == found) {
            gather();
        }
        return found == 0 ? null : sameTime.get(given++);
    }

    private void gather() throws IOException {
        found = 0;
        given = 0;
        if (ahead.isEmpty()) {
            return;
        }
        long time = ahead.number(Column.NANOS);
        do {
            if (found == sameTime.size()) {
                sameTime.add(new TradeLine());
            }
            TradeLine old = sameTime.set(found++, ahead);
            ahead = old;
            read(ahead);
        } while (!ahead.isEmpty() && ahead.number(Column.NANOS) == time);
        if (found > 1) {
            sameTime.subList(0, found).sort(TradeLine.ORDER);
        }
    }

    /** Reads a line; at the end it is empty. */
    private void read(TradeLine line) throws IOException {
        line.clear();
        boolean quoted = false;
        boolean closed = false;
        while (true) {
            if (position == filled && !fill()) {
                if (line.isEmpty()) {
                    return;
                }
                throw new EOFException("The store broke off in the middle of a line");
            }
            byte each = block[position++];
            if (each == '"') {
                // A quote in quotes is written twice.
                if (closed) {
                    line.append(each);
                }
                quoted = !quoted;
                closed = !quoted && !closed;
                continue;
            }
            closed = false;
            if (quoted) {
                line.append(each);
            } else if (each == ',') {
                line.endColumn();
            } else if (each == '\n') {
                line.endColumn();
                if (!line.isWhole()) {
                    throw new IOException("The store sent a line that is no trade");
                }
                return;
            } else if (each != '\r') {
                line.append(each);
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, source.read(block));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
