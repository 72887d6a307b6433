package io.candela.bench.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;

/**
 * A step in the opening of a stream.
 *
 * @param says what the subscriber sends, one byte for each character
 * @param answer a part of what comes back, by which it knows that it was understood
 */
record Exchange(String says, String answer) implements Serializable {
    private static final String END_OF_HEADERS = "\r\n\r\n";

    /** Asks for a WebSocket. */
    static Exchange webSocket(String target, String headers) {
        return new Exchange("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + """
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """, END_OF_HEADERS);
    }

    /** Asks for server-sent events. */
    static Exchange serverSentEvents(String target, String headers) {
        return new Exchange("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + """
                Accept: text/event-stream\r
                \r
                """, END_OF_HEADERS);
    }

    /** Sends a short text over a WebSocket: RFC 6455, section 5.2, masked with zeros, which leaves it as it is. */
    static Exchange message(String text, String answer) {
        int length = text.getBytes(UTF_8).length;
        if (length != text.length() || length > 125) {
            throw new IllegalArgumentException("Not a short text in ASCII: " + text);
        }
        return new Exchange("\u0081" + (char) (0x80 | length) + "\0\0\0\0" + text, answer);
    }
}
