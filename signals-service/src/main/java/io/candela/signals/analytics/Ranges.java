package io.candela.signals.analytics;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.InvalidParameter;
import io.candela.signals.history.History;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes ranges of what callers say of them. */
@Component
final class Ranges {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final History history;

    Ranges(History history) {
        this.history = history;
    }

    /**
     * The range from {@code from} to {@code to}. Without an end it ends with the newest closed candle of
     * {@code instrument}; without a beginning it has room for {@code usual} candles. Throws {@link InvalidParameter} if it
     * is empty, too long, or not of this age.
     */
    Range of(Instrument instrument, Interval interval, @Nullable Instant from, @Nullable Instant to, int usual) {
        refuseAbsurd("from", from);
        refuseAbsurd("to", to);
        InvalidParameter.requireRange(from, to);
        Instant end = to == null ? newest(instrument, interval) : to;
        Range usually = new Range(interval, end, end);
        Range range = new Range(interval, from == null ? usually.before(usual) : from, end);
        if (range.isTooLong()) {
            throw new InvalidParameter("from", "lies more than %d candles before the end".formatted(Range.MOST));
        }
        return range;
    }

    private Instant newest(Instrument instrument, Interval interval) {
        return history.newest(instrument, interval)
                .map(open -> open.plus(interval.length()))
                .orElse(Instant.EPOCH);
    }

    private static void refuseAbsurd(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME))) {
            throw new InvalidParameter(parameter, "must lie between the years 1970 and 9999");
        }
    }
}
