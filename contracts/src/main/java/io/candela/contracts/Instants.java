package io.candela.contracts;

import java.time.Instant;

/** Compares times. */
public final class Instants {
    private Instants() {}

    public static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
