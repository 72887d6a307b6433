package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The candles of one instrument: minutes, and longer ones that are composed of shorter ones. */
final class DraftTree {
    static final List<Interval> INTERVALS = Interval.published();

    private final Map<Interval, Drafts> drafts = new EnumMap<>(Interval.class);

    DraftTree() {
        INTERVALS.forEach(interval -> drafts.put(interval, new Drafts()));
    }

    Drafts of(Interval interval) {
        return Objects.requireNonNull(drafts.get(interval));
    }

    /** What the candle comes to, of which at least one part is there. */
    Tally compose(Interval interval, Instant openTime) {
        if (interval == Interval.M1) {
            return of(interval).draft(openTime).tally();
        }
        Interval shorter = shorter(interval);
        TreeSet<Instant> parts = new TreeSet<>(parts(interval, openTime).keySet());
        parts.addAll(of(shorter).open.subSet(openTime, interval.end(openTime)));
        return parts.stream()
                .map(part -> tally(shorter, part))
                .reduce(Tally::with)
                .orElseThrow();
    }

    /** The drafts that the candle is composed of, by open time. */
    private Map<Instant, Draft> parts(Interval interval, Instant openTime) {
        return Collections.unmodifiableMap(of(shorter(interval)).kept.subMap(openTime, interval.end(openTime)));
    }

    /** Forgets those parts of a candle that no candle is composed of any more. */
    void forgetParts(Interval interval, Instant openTime) {
        Interval shorter = shorter(interval);
        List.copyOf(parts(interval, openTime).keySet()).stream()
                .filter(part ->
                        shorter.longer().stream().allMatch(longer -> of(longer).isDone(longer.floor(part))))
                .forEach(of(shorter)::remove);
    }

    private static Interval shorter(Interval interval) {
        return interval.shorter().orElseThrow();
    }

    /** The same of a part, which is kept or open. */
    Tally tally(Interval interval, Instant openTime) {
        Draft draft = of(interval).kept.get(openTime);
        return draft == null
                ? of(interval).composed.computeIfAbsent(openTime, any -> compose(interval, openTime))
                : draft.tally();
    }
}
