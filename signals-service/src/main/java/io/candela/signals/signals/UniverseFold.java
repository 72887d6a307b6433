package io.candela.signals.signals;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.signals.UniverseCause.Measured;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides the closes of one universe. A close is decided once as many instruments have come to it as to the one before,
 * once one has come to a later close, or once its time is over. Whoever comes later, or is corrected, has that close and
 * those after it decided again, and what was said of them is corrected where it is no longer so. So in the end the signals
 * that stand are those of the measures as they were settled, whatever order they came in, as long as they come within
 * {@link #CORRECTABLE} closes.
 *
 * <p>An instrument's position before a close is that of its last candle within as many closes; one that was away for
 * longer begins anew, and its first position is no signal.
 */
final class UniverseFold {
    /** How many of the newest closes can be decided again; as far back a position is remembered. */
    static final int CORRECTABLE = UniverseStrategy.REMEMBERED;

    private final Universe universe;
    private final Environment environment;
    private final String code;
    private final Closes closes;
    private Barrier barrier;

    UniverseFold(Universe universe, Environment environment, String code, Closes closes) {
        this.universe = universe;
        this.environment = environment;
        this.code = code;
        this.closes = closes;
        this.barrier = closes.barrier();
    }

    /**
     * It has become {@code time}, and a candle that opened at {@code newer} has come, if it is given: the close that has
     * waited for others may wait no longer.
     *
     * <p>A close on which the strategy fails is done with all the same: then this throws, and nothing is said of it.
     */
    List<Told.Said> advance(Instant time, @Nullable Instant newer) {
        barrier = barrier.at(time);
        Instant close = barrier.newest();
        boolean over = barrier.waiting()
                && (universe.isOver(close, barrier.time()) || (newer != null && newer.isAfter(close)));
        if (over) {
            barrier = barrier.decided();
        }
        closes.save(barrier);
        return over ? decide(close, close) : List.of();
    }

    /** What becomes of {@code measurement}; where the strategy fails and this throws, it is as if it had not come. */
    Folding take(Measurement measurement) {
        Instant close = measurement.openTime();
        if (!close.isAfter(barrier.newest().minus(universe.closes(CORRECTABLE)))) {
            return new Skipped(Reason.TOO_LATE);
        }
        Placing known = closes.find(close, measurement.instrument());
        if (known != null && known.measurement().saysTheSameAs(measurement)) {
            return new Skipped(Reason.REPEATED);
        }
        Placing placing =
                new Placing(measurement, known == null ? null : known.position(), known == null ? null : known.said());
        closes.save(placing);
        try {
            return place(close, known == null);
        } catch (RuntimeException failure) {
            closes.remove(placing);
            if (known != null) {
                closes.save(known);
            }
            throw failure;
        }
    }

    private Folding place(Instant close, boolean joins) {
        Barrier next = barrier;
        if (close.isAfter(next.newest())) {
            next = next.opened(close);
        } else if (joins && close.equals(next.newest())) {
            next = next.joined();
        }
        Folding folding;
        if (!next.waiting() || close.isBefore(next.newest())) {
            folding = new Refolded(List.copyOf(decide(close, lastDecided(next))));
        } else if (next.isComplete() || universe.isOver(close, next.time())) {
            next = next.decided();
            folding = new Folded(List.copyOf(decide(close, close)));
        } else {
            folding = new Folded(List.of());
        }
        if (next.newest().isAfter(barrier.newest())) {
            closes.forget(next.newest().minus(universe.closes(2 * CORRECTABLE)));
        }
        barrier = next;
        closes.save(barrier);
        return folding;
    }

    private static Instant lastDecided(Barrier barrier) {
        return barrier.waiting() ? barrier.newest().minusNanos(1) : barrier.newest();
    }

    private List<Told.Said> decide(Instant from, Instant to) {
        NavigableMap<Instant, SortedMap<Instrument, Placing>> those = closes.between(from, to);
        Set<Instrument> wanted = new HashSet<>();
        those.values().forEach(here -> wanted.addAll(here.keySet()));
        SortedMap<Instrument, Placing> newest = closes.newest(
                from.minus(universe.closes(CORRECTABLE)),
                from,
                from.minus(universe.closes(UniverseStrategy.CARRIED)),
                wanted);
        Instant reach = from.plus(universe.closes(UniverseStrategy.CARRIED));
        // Those whose position has become another, until their next candle has been looked at.
        Set<Instrument> turned = new HashSet<>();
        List<Placing> placed = new ArrayList<>();
        List<Told.Said> told = new ArrayList<>();
        for (Map.Entry<Instant, SortedMap<Instrument, Placing>> entry : those.entrySet()) {
            if (entry.getKey().isAfter(reach) && turned.isEmpty()) {
                break;
            }
            decide(entry.getKey(), entry.getValue(), newest, told).forEach(placing -> {
                Instrument instrument = placing.measurement().instrument();
                Placing before = Objects.requireNonNull(entry.getValue().get(instrument));
                if (placing.position() == before.position()) {
                    turned.remove(instrument);
                } else {
                    turned.add(instrument);
                }
                if (!placing.equals(before)) {
                    placed.add(placing);
                }
            });
        }
        placed.forEach(closes::save);
        return told;
    }

    /** Decides one close for those who came to it; {@code newest} goes on to it. */
    private List<Placing> decide(
            Instant close,
            SortedMap<Instrument, Placing> here,
            SortedMap<Instrument, Placing> newest,
            List<Told.Said> told) {
        SortedMap<Instrument, Placing> compared = new TreeMap<>(newest);
        compared.putAll(here);
        compared.values()
                .removeIf(placing -> !UniverseStrategy.takesPart(universe.interval(), placing.openTime(), close));
        SortedMap<Instrument, Double> values = new TreeMap<>();
        compared.forEach((instrument, placing) ->
                values.put(instrument, placing.measurement().value()));
        SortedMap<Instrument, Stance> stances = universe.setup().decide(values);
        List<Measured> measures = compared.values().stream()
                .map(placing -> Measured.of(placing.measurement()))
                .toList();
        List<Placing> placed = new ArrayList<>();
        here.forEach((instrument, placing) -> {
            Side side = Objects.requireNonNull(stances.get(instrument)).side();
            Side before = position(newest.get(instrument), close);
            Signal said = placing.said();
            if (said != null || Turn.isOne(before, side)) {
                UniverseCause cause = cause(placing, before, measures);
                Series series = new Series(environment, instrument, universe.interval());
                said = Emission.of(universe.setup(), series, cause)
                        .map(signal -> {
                            told.add(new Told.Said(signal, cause));
                            return signal;
                        })
                        .orElse(said);
            }
            placed.add(new Placing(placing.measurement(), side, said));
        });
        placed.forEach(placing -> newest.put(placing.measurement().instrument(), placing));
        return placed;
    }

    private UniverseCause cause(Placing placing, @Nullable Side before, List<Measured> measures) {
        Measurement measurement = placing.measurement();
        return new UniverseCause(
                code, measurement.since(), before, measurement.candle(), measures, placing.said(), barrier.time());
    }

    private @Nullable Side position(@Nullable Placing before, Instant close) {
        return before == null || !UniverseStrategy.remembers(universe.interval(), before.openTime(), close)
                ? null
                : before.position();
    }
}
