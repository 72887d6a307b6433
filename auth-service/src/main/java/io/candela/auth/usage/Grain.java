package io.candela.auth.usage;

import java.time.Duration;
import java.time.Instant;

/** The lengths of time by which usage is kept, in UTC. */
enum Grain {
    HOUR("usage_hours", Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31)),
    DAY("usage_days", Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(400));

    private final String table;
    private final Duration length;
    private final Duration usual;
    private final Duration longest;

    Grain(String table, Duration length, Duration usual, Duration longest) {
        this.table = table;
        this.length = length;
        this.usual = usual;
        this.longest = longest;
    }

    String table() {
        return table;
    }

    Duration length() {
        return length;
    }

    /** How much is shown of it if nothing is said. */
    Duration usual() {
        return usual;
    }

    /** How much is shown of it at most. */
    Duration longest() {
        return longest;
    }

    /** When the one begins that {@code time} is in. */
    Instant start(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    /** When the first begins that begins at {@code time} or later. */
    Instant startFrom(Instant time) {
        Instant start = start(time);
        return start.equals(time) ? start : start.plus(length);
    }
}
