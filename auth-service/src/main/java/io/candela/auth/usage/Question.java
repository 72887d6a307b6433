package io.candela.auth.usage;

import io.candela.platform.problem.InvalidParameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of an account's usage.
 *
 * @param from start of an hour or day, inclusive
 * @param to start of an hour or day, exclusive
 * @param key only that of this credential, if given
 * @param route only that of this route, if given
 * @param asset only that of this subject, if given
 * @param top how many entries each list has at most
 */
record Question(
        String account,
        Grain interval,
        Instant from,
        Instant to,
        @Nullable String key,
        @Nullable String route,
        @Nullable String asset,
        int top) {

    /** The span to answer for: whole hours or days, as much as is usual unless both ends are given. */
    static Span span(Grain interval, @Nullable Instant from, @Nullable Instant to, Instant now) {
        Instant end =
                interval.startFrom(to != null ? to : from != null ? later(from.plus(interval.usual()), now) : now);
        Instant start = interval.start(from != null ? from : end.minus(interval.usual()));
        if (!start.isBefore(end)) {
            throw new InvalidParameter("from", "must be before 'to'");
        }
        if (start.plus(interval.longest()).isBefore(end)) {
            throw new InvalidParameter(
                    "from",
                    "by the %s at most %d days can be asked for at once"
                            .formatted(
                                    interval == Grain.HOUR ? "hour" : "day",
                                    interval.longest().toDays()));
        }
        return new Span(start, end);
    }

    // What is asked for from some time on reaches until now, if that is not longer than usual.
    private static Instant later(Instant usual, Instant now) {
        return usual.isBefore(now) ? usual : now;
    }

    record Span(Instant from, Instant to) {}
}
