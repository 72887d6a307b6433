package io.candela.marketdata.feeds.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a name stands for, given the name's bytes as they lie in a frame. */
public final class ByteNames<T> {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final byte[][] names;
    private final @Nullable Object[] values;
    private final int mask;

    public ByteNames(Map<String, T> meanings) {
        int size = Integer.highestOneBit(Math.max(4, meanings.size()) * 4 - 1);
        names = new byte[size][];
        values = new Object[size];
        mask = size - 1;
        meanings.forEach((name, value) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            int slot = slot(bytes, 0, bytes.length);
            while (values[slot] != null) {
                slot = slot + 1 & mask;
            }
            names[slot] = bytes;
            values[slot] = value;
        });
    }

    @SuppressWarnings("unchecked")
    public @Nullable T get(byte[] in, int from, int to) {
        for (int slot = slot(in, from, to); values[slot] != null; slot = slot + 1 & mask) {
            byte[] name = names[slot];
            if (Arrays.equals(name, 0, name.length, in, from, to)) {
                return (T) values[slot];
            }
        }
        return null;
    }

    /** Where a name belongs, by its first and last eight bytes: names differ there, if they are not quite short. */
    private int slot(byte[] in, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed = (mixed * MIX + (long) Json.LONGS.get(in, from)) * MIX + (long) Json.LONGS.get(in, to - Long.BYTES);
        } else {
            for (int i = from; i < to; i++) {
                mixed = (mixed << Byte.SIZE) ^ in[i];
            }
        }
        return (int) ((mixed * MIX) >>> Integer.SIZE) & mask;
    }
}
