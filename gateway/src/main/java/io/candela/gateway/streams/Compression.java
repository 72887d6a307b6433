package io.candela.gateway.streams;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses messages for WebSockets (RFC 7692), each for itself, so that all who get one share what came of it and nothing is
 * kept for a client. It belongs to one thread.
 */
final class Compression {
    /** What is answered to {@link #isOffered}. */
    static final String AGREED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static final String NAME = "permessage-deflate";
    private static final String OUR_WINDOW = "server_max_window_bits";
    private static final String LARGEST_WINDOW = OUR_WINDOW + "=15";
    private static final int LEVEL = 4;
    /** What a flush ends with, and what goes without saying (section 7.2.1). */
    private static final byte[] TAIL = {0, 0, -1, -1};

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] buffer = new byte[4096];

    /** Whether a client that sends these values of {@code Sec-WebSocket-Extensions} would have it as we do it. */
    static boolean isOffered(List<String> extensions) {
        return extensions.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(offer -> Arrays.stream(offer.split(";", -1))
                        .map(part -> part.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                        .toList())
                .anyMatch(parts -> parts.getFirst().equals(NAME)
                        && parts.stream()
                                .allMatch(part -> !part.startsWith(OUR_WINDOW) || part.equals(LARGEST_WINDOW)));
    }

    /** {@code text} becomes what it is compressed. */
    void deflate(Bytes text) {
        deflater.reset();
        text.giveTo(deflater);
        int length = 0;
        while (true) {
            length += deflater.deflate(buffer, length, buffer.length - length, Deflater.SYNC_FLUSH);
            if (length < buffer.length) {
                break;
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        text.clear().add(buffer, length - TAIL.length);
    }

    /** What a client has compressed; nothing if that is rubbish. Beyond {@code most} bytes it stops. */
    byte @Nullable [] inflate(byte[] message, int most) {
        inflater.reset();
        byte[] input = Arrays.copyOf(message, message.length + TAIL.length);
        System.arraycopy(TAIL, 0, input, message.length, TAIL.length);
        inflater.setInput(input);
        byte[] text = new byte[most + 1];
        try {
            int length = 0;
            while (length < text.length) {
                int more = inflater.inflate(text, length, text.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            return Arrays.copyOf(text, length);
        } catch (DataFormatException rubbish) {
            return null;
        }
    }
}
