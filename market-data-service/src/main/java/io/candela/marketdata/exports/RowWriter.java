package io.candela.marketdata.exports;

import io.candela.contracts.Decimals;
import io.candela.platform.json.TimeText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows value by value, in the order of the columns, as bytes: most of them come as bytes from the store, and to make
 * objects of them first takes several times as long as all the rest.
 */
public abstract class RowWriter {
    private static final int BLOCK = 64 * 1024;
    private static final long SECOND = 1_000_000_000;

    private final OutputStream target;
    private final byte[] time = new byte[TimeText.LENGTH];
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long rows;

    RowWriter(OutputStream target) {
        this.target = target;
    }

    /** UTF-8 text. */
    public abstract void text(byte[] bytes, int from, int to);

    /** What is written without quotes: a number, true or false. */
    public abstract void plain(String value);

    public abstract void list(List<String> values);

    /** No value. */
    public abstract void absent();

    /** The end of the row. */
    public final void end() throws IOException {
        endRow();
        rows++;
        if (filled > BLOCK / 2) {
            flush();
        }
    }

    /** Says, where the format can, that nothing is missing. */
    public final void complete() throws IOException {
        endFile(rows);
        flush();
    }

    public final void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text(bytes, 0, bytes.length);
    }

    public final void decimal(BigDecimal value) {
        text(Decimals.canonical(value).toPlainString());
    }

    /** A decimal in plain notation: zeros at its end go. */
    public final void decimal(byte[] bytes, int from, int to) {
        int end = to;
        if (hasPoint(bytes, from, to)) {
            while (bytes[end - 1] == '0') {
                end--;
            }
            if (bytes[end - 1] == '.') {
                end--;
            }
        }
        text(bytes, from, end);
    }

    public final void time(Instant value) {
        text(TimeText.of(value));
    }

    /** A time in nanoseconds since 1970. */
    public final void time(long nanos) {
        long second = Math.floorDiv(nanos, SECOND);
        int end = TimeText.write(second, (int) (nanos - second * SECOND), time, 0);
        text(time, 0, end);
    }

    abstract void endRow();

    abstract void endFile(long count);

    final void put(int character) {
        if (filled == block.length) {
            block = Arrays.copyOf(block, 2 * filled);
        }
        block[filled++] = (byte) character;
    }

    final void put(byte[] bytes, int from, int to) {
        int length = to - from;
        if (filled + length > block.length) {
            block = Arrays.copyOf(block, Math.max(2 * block.length, filled + length));
        }
        System.arraycopy(bytes, from, block, filled, length);
        filled += length;
    }

    final void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void flush() throws IOException {
        target.write(block, 0, filled);
        filled = 0;
    }

    private static boolean hasPoint(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                return true;
            }
        }
        return false;
    }
}
