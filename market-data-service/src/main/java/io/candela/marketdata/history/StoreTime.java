package io.candela.marketdata.history;

import java.time.Instant;

/** Time as the store has it: nanoseconds since 1970 in 64 bits. Times outside of that become its first or last one. */
final class StoreTime {
    static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("2262-01-01T00:00:00Z");
    private static final long SECOND = 1_000_000_000;

    private StoreTime() {}

    static long nanos(Instant time) {
        Instant possible = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return possible.getEpochSecond() * SECOND + possible.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
