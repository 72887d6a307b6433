package io.candela.gateway.streams;

import java.util.Locale;

/** Why a stream is ended by the gateway. */
public enum Goodbye {
    /** The gateway is stopped; another one may take over. */
    SHUTDOWN(1001),
    /** The credential has been revoked. */
    REVOKED(1008),
    /** The credential or the ticket has expired. */
    EXPIRED(1008),
    /** The client reads more slowly than events come. */
    SLOW(1008),
    /** The client subscribed to nothing. */
    IDLE(1008),
    /** The client sends too many requests. */
    FLOODING(1008),
    /** The client sends what cannot be understood, again and again. */
    MALFORMED(1007),
    /** A message of the client is too large. */
    TOO_LARGE(1009);

    private final int status;

    Goodbye(int status) {
        this.status = status;
    }

    /** The status of the WebSocket's close frame (RFC 6455, section 7.4). */
    int status() {
        return status;
    }

    /** What messages call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the client may come back and go on where it was. */
    boolean returnable() {
        return this == SHUTDOWN || this == SLOW || this == IDLE;
    }
}
