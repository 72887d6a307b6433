package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The candles of one interval: which are open, which of them were touched, and the drafts that are kept. */
final class Drafts {
    /** By open time. Of open candles, only those of the shortest interval have one: the others are composed when needed. */
    final NavigableMap<Instant, Draft> kept = new TreeMap<>();

    final NavigableSet<Instant> open = new TreeSet<>();

    /** What open candles come to that were not touched since they were composed. */
    final Map<Instant, Tally> composed = new HashMap<>();

    private final NavigableSet<Instant> touched = new TreeSet<>();
    private final Set<Instant> changed = new HashSet<>();

    /** The open candle of {@code openTime} has changed; false if it was touched before and nobody has looked at it since. */
    boolean touch(Instant openTime) {
        if (!touched.add(openTime)) {
            return false;
        }
        open.add(openTime);
        composed.remove(openTime);
        return true;
    }

    /** The open candles that have changed since the last call. */
    List<Instant> takeTouched() {
        List<Instant> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    void close(Instant openTime) {
        open.remove(openTime);
        touched.remove(openTime);
        composed.remove(openTime);
    }

    /** Whether the candle of {@code openTime} can no longer be composed anew, given that it has or had parts. */
    boolean isDone(Instant openTime) {
        Draft draft = kept.get(openTime);
        return !open.contains(openTime) && (draft == null || draft.settled());
    }

    Draft draft(Instant openTime) {
        return Objects.requireNonNull(kept.get(openTime));
    }

    void keep(Instant openTime, Draft draft) {
        kept.put(openTime, draft);
        changed.add(openTime);
    }

    void remove(Instant openTime) {
        kept.remove(openTime);
        changed.add(openTime);
    }

    /** The open times of the candles that are kept and can change, closed ones and open ones. */
    Stream<Instant> unsettled() {
        return kept.entrySet().stream()
                .filter(entry -> !entry.getValue().settled())
                .map(Map.Entry::getKey);
    }

    /** Saves what was kept and removed since the last call. */
    void save(Interval interval, CandleMemory memory) {
        for (Instant openTime : changed) {
            Draft draft = kept.get(openTime);
            if (draft == null) {
                memory.remove(interval, openTime);
            } else {
                memory.save(interval, openTime, draft);
            }
        }
        changed.clear();
    }
}
