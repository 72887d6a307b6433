package io.candela.marketdata.feeds.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a name stands for, given the name's bytes as they lie in a frame. */
public final class ByteNames<T> {
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
            int slot = slot(hash(bytes, 0, bytes.length));
            while (values[slot] != null) {
                slot = slot + 1 & mask;
            }
            names[slot] = bytes;
            values[slot] = value;
        });
    }

    public @Nullable T get(byte[] in, int from, int to) {
        return get(in, from, to, hash(in, from, to));
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(byte[] in, int from, int to, int hash) {
        for (int slot = slot(hash); values[slot] != null; slot = slot + 1 & mask) {
            byte[] name = names[slot];
            if (Arrays.equals(name, 0, name.length, in, from, to)) {
                return (T) values[slot];
            }
        }
        return null;
    }

    static int hash(byte[] in, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + in[i];
        }
        return hash;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }
}
