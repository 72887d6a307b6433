package io.candela.gateway.streams;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Text in the making, as bytes. It is used again and again, by one thread. */
final class Bytes {
    private static final int FIRST = 1024;

    private byte[] bytes = new byte[FIRST];
    private int length;

    Bytes clear() {
        length = 0;
        return this;
    }

    int length() {
        return length;
    }

    Bytes add(byte[] text) {
        return add(text, text.length);
    }

    /** Adds the first {@code count} bytes of {@code text}. */
    Bytes add(byte[] text, int count) {
        require(count);
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** Has {@code deflater} compress it. */
    void giveTo(Deflater deflater) {
        deflater.setInput(bytes, 0, length);
    }

    @SuppressWarnings("deprecation") // The low bytes of ASCII are all that it has.
    Bytes ascii(String text) {
        require(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    Bytes utf8(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes number(long number) {
        return ascii(Long.toString(number));
    }

    /** Copies it to {@code target} at {@code at}. */
    void copy(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
