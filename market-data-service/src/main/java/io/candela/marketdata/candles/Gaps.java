package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import io.candela.marketdata.candles.Gap.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the intervals without a candle.
 *
 * @param observedFrom from when on the market was watched
 * @param observedTo until when
 */
record Gaps(Interval interval, Instant observedFrom, Instant observedTo) {

    /** The gaps in [from, to), given the open times of the candles in it, in their order. */
    List<Gap> between(Instant from, Instant to, List<Instant> candles) {
        List<Gap> gaps = new ArrayList<>();
        Instant next = ceiling(from);
        for (Instant candle : candles) {
            add(gaps, next, candle);
            next = candle.plus(interval.length());
        }
        add(gaps, next, ceiling(to));
        return gaps;
    }

    private void add(List<Gap> gaps, Instant from, Instant to) {
        part(gaps, from, earlier(to, observedFrom), Reason.NOT_OBSERVED);
        part(gaps, later(from, observedFrom), earlier(to, observedTo), Reason.NO_TRADES);
        part(gaps, later(from, later(observedFrom, observedTo)), to, Reason.NOT_OBSERVED);
    }

    private static void part(List<Gap> gaps, Instant from, Instant to, Reason reason) {
        if (from.isBefore(to)) {
            gaps.add(new Gap(from, to, reason));
        }
    }

    private Instant ceiling(Instant time) {
        Instant floor = interval.floor(time);
        return floor.equals(time) ? floor : floor.plus(interval.length());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
