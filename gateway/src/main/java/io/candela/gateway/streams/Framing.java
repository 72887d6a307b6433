package io.candela.gateway.streams;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a message lies on the wire. */
enum Framing {
    /** A text frame of a server, which is not masked (RFC 6455, section 5.2). */
    WEB_SOCKET {
        @Override
        byte[] frame(String type, byte @Nullable [] cursor, Bytes json) {
            return text(TEXT, json);
        }
    },
    /** The same with its content compressed (RFC 7692, section 6). */
    COMPRESSED_WEB_SOCKET {
        @Override
        byte[] frame(String type, byte @Nullable [] cursor, Bytes json) {
            return text(TEXT | COMPRESSED, json);
        }
    },
    /** An event as browsers know it (HTML, section 9.2); the cursor is its id. */
    SERVER_SENT_EVENTS {
        @Override
        byte[] frame(String type, byte @Nullable [] cursor, Bytes json) {
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            byte[] id = cursor == null ? new byte[0] : cursor;
            byte[] frame = new byte
                    [EVENT.length
                            + name.length
                            + (id.length == 0 ? 0 : ID.length + id.length)
                            + DATA.length
                            + json.length()
                            + END.length];
            int at = append(frame, 0, EVENT);
            at = append(frame, at, name);
            if (id.length > 0) {
                at = append(frame, at, ID);
                at = append(frame, at, id);
            }
            at = append(frame, at, DATA);
            json.copy(frame, at);
            append(frame, at + json.length(), END);
            return frame;
        }

        @Override
        byte[] comeBackAfter(long millis) {
            return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.US_ASCII);
        }
    };

    private static final int TEXT = 0x81;
    private static final int COMPRESSED = 0x40;
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    boolean webSocket() {
        return this != SERVER_SENT_EVENTS;
    }

    /** The message {@code json}, of {@code type}, with the {@code cursor} in it if it has one; compressed where that is the framing. */
    abstract byte[] frame(String type, byte @Nullable [] cursor, Bytes json);

    /** What metrics and logs call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Tells the client's own machinery when to come back, if the connection ends; nothing where it has none. */
    byte[] comeBackAfter(long millis) {
        return new byte[0];
    }

    private static byte[] text(int kind, Bytes content) {
        int length = content.length();
        int header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        byte[] frame = new byte[header + length];
        frame[0] = (byte) kind;
        if (header == 2) {
            frame[1] = (byte) length;
        } else {
            frame[1] = (byte) (header == 4 ? 126 : 127);
            for (int i = header - 1, rest = length; i > 1; i--, rest >>>= 8) {
                frame[i] = (byte) rest;
            }
        }
        content.copy(frame, header);
        return frame;
    }

    private static int append(byte[] frame, int at, byte[] part) {
        System.arraycopy(part, 0, frame, at, part.length);
        return at + part.length;
    }
}
