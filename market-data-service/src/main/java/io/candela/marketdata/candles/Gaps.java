package io.candela.marketdata.candles;

import io.candela.contracts.Instants;
import io.candela.marketdata.candles.Gap.Reason;
import io.candela.marketdata.coverage.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the intervals without a candle.
 *
 * @param observedFrom from when on the market was watched
 * @param observedTo until when
 * @param missing when some venue was not heard in between, in the order of time
 */
record Gaps(ZonedInterval interval, Instant observedFrom, Instant observedTo, List<Span> missing) {

    /** The gaps in [from, to), given the open times of the candles in it, in their order. */
    List<Gap> between(Instant from, Instant to, List<Instant> candles) {
        List<Gap> gaps = new ArrayList<>();
        Instant next = interval.ceiling(from);
        for (Instant candle : candles) {
            add(gaps, next, candle);
            next = interval.end(candle);
        }
        add(gaps, next, interval.ceiling(to));
        return gaps;
    }

    private void add(List<Gap> gaps, Instant from, Instant to) {
        part(gaps, from, Instants.earlier(to, observedFrom), Reason.NOT_OBSERVED);
        watched(gaps, Instants.later(from, observedFrom), Instants.earlier(to, observedTo));
        part(gaps, Instants.later(from, Instants.later(observedFrom, observedTo)), to, Reason.NOT_OBSERVED);
    }

    private void watched(List<Gap> gaps, Instant from, Instant to) {
        Instant next = from;
        for (Span span : missing) {
            if (next.isBefore(to) && span.overlaps(next, to)) {
                Instant begin = Instants.later(next, interval.floor(span.from()));
                Instant end = span.to().isBefore(to) ? interval.ceiling(span.to()) : to;
                part(gaps, next, begin, Reason.NO_TRADES);
                part(gaps, begin, end, Reason.NOT_OBSERVED);
                next = Instants.later(next, end);
            }
        }
        part(gaps, next, to, Reason.NO_TRADES);
    }

    private static void part(List<Gap> gaps, Instant from, Instant to, Reason reason) {
        if (!from.isBefore(to)) {
            return;
        }
        if (!gaps.isEmpty()
                && gaps.getLast().to().equals(from)
                && gaps.getLast().reason() == reason) {
            gaps.add(new Gap(gaps.removeLast().from(), to, reason));
        } else {
            gaps.add(new Gap(from, to, reason));
        }
    }
}
