package io.candela.marketdata.feeds.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where things begin and end in JSON. All methods take an offset, return one, and throw {@link Malformed}. */
final class Json {
    /** Eight bytes at once, the first of them lowest. */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_TOP_BIT = 0x8080808080808080L;
    private static final boolean[] BARE = new boolean[Byte.MAX_VALUE + 1];

    static {
        "0123456789abcdefghijklmnopqrstuvwxyz.-+E".chars().forEach(bare -> BARE[bare] = true);
    }

    private Json() {}

    /** The next byte that is not white space. */
    static int token(byte[] in, int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = in[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\t' && b != '\r')) {
                return at;
            }
        }
        throw new Malformed("It breaks off");
    }

    static int expect(byte[] in, int from, int end, char what) {
        int at = token(in, from, end);
        if (in[at] != what) {
            throw new Malformed("There is no '" + what + "' where one belongs");
        }
        return at + 1;
    }

    /** Behind the value that begins at {@code from}. */
    static int skip(byte[] in, int from, int end) {
        return switch (in[from]) {
            case '"' -> skipText(in, from + 1, end);
            case '{', '[' -> skipNested(in, from, end);
            default -> skipBare(in, from, end);
        };
    }

    /** Behind the quote that ends the text whose first byte is at {@code from}. */
    static int skipText(byte[] in, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES) {
            long eight = (long) LONGS.get(in, at);
            long found = bytes(eight, '"') | bytes(eight, '\\');
            at += Long.numberOfTrailingZeros(found) / Byte.SIZE;
            if (found != 0) {
                if (in[at] == '"') {
                    return at + 1;
                }
                at += 2;
            }
        }
        for (; at < end; at++) {
            if (in[at] == '"') {
                return at + 1;
            }
            if (in[at] == '\\') {
                at++;
            }
        }
        throw new Malformed("A text breaks off");
    }

    /** The top bit of the first byte that is {@code what}, and perhaps of some behind it; 0 if there is none. */
    private static long bytes(long eight, char what) {
        long zeros = eight ^ what * EACH_BYTE;
        return (zeros - EACH_BYTE) & ~zeros & EACH_TOP_BIT;
    }

    private static int skipBare(byte[] in, int from, int end) {
        int at = from;
        while (at < end && isBare(in[at])) {
            at++;
        }
        if (at == from) {
            throw new Malformed("There is no value where one belongs");
        }
        return at;
    }

    private static boolean isBare(byte b) {
        return b >= 0 && BARE[b];
    }

    // Brackets are counted, not matched by kind: what is skipped is not looked at.
    private static int skipNested(byte[] in, int from, int end) {
        int depth = 0;
        int at = from;
        while (at < end) {
            switch (in[at++]) {
                case '"' -> at = skipText(in, at, end);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        throw new Malformed("Something nested breaks off");
    }
}
