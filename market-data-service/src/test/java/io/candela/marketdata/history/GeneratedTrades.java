package io.candela.marketdata.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Any number of trades, as the store would send them: made while they are read. */
public final class GeneratedTrades extends InputStream {
    private static final byte[] NAMES =
            "nanos,venue,trade_id,price,quantity,taker_side,received\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE =
            "1385337600000000000,\"kraken\",\"71\",\"30000.020000000000000000\",\"0.250000000000000000\",\"buy\",1385337600012345678\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int DIGIT = 18;

    private final long count;
    private final byte[] next = LINE.clone();
    private byte[] line = NAMES;
    private long made;
    private int position;

    private GeneratedTrades(long count) {
        this.count = count;
    }

    public static TradeLines lines(long count) throws IOException {
        return new TradeLines(new GeneratedTrades(count));
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("It is read in blocks");
    }

    @Override
    public int read(byte[] block, int from, int length) {
        if (position == line.length) {
            if (made == count) {
                return -1;
            }
            made++;
            advance();
            line = next;
            position = 0;
        }
        int part = Math.min(length, line.length - position);
        System.arraycopy(line, position, block, from, part);
        position += part;
        return part;
    }

    /** To the next nanosecond. */
    private void advance() {
        int place = DIGIT;
        while (next[place] == '9') {
            next[place--] = '0';
        }
        next[place]++;
    }
}
