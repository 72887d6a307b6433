package io.candela.signals.grades;

import io.candela.contracts.Grade;
import io.candela.platform.web.Freshness;
import java.time.Duration;
import java.time.Instant;

/** The times of a grade; one that does not tell them is as old as its newest candle. */
final class Times {
    private Times() {}

    static Instant known(Grade grade) {
        Instant knownAt = grade.knownAt();
        return knownAt == null ? grade.asOf() : knownAt;
    }

    static Instant stale(Grade grade) {
        Instant staleAt = grade.staleAt();
        return staleAt == null ? grade.asOf() : staleAt;
    }

    /** How long ago at {@code now} the newest candle closed that was used. */
    static Duration age(Grade grade, Instant now) {
        return Freshness.age(grade.asOf(), now);
    }
}
