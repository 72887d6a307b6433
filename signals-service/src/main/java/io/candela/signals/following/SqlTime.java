package io.candela.signals.following;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them: to the microsecond, and of years that have four digits. */
public final class SqlTime {
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    public static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private SqlTime() {}

    /** The newest time that the database knows at or before {@code time}, within its years. */
    public static OffsetDateTime of(Instant time) {
        Instant within = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return within.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
