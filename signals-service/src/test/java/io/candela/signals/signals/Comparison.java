package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.signals.strategies.UniverseSetup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One universe, with its memory in maps, and all that it has told. */
final class Comparison {
    final List<Told.Said> told = new ArrayList<>();
    private final Universe universe;
    private final Map<Instrument, Run> runs = new HashMap<>();
    private final ClosesInMaps closes = new ClosesInMaps();

    Comparison(UniverseSetup setup) {
        this(setup, Interval.H1);
    }

    Comparison(UniverseSetup setup, Interval interval) {
        this.universe = new Universe(setup, interval);
    }

    /** A candle on its whole way; the folding is that of the last measurement which it led to. */
    @Nullable
    Folding take(Candle candle) {
        Folding last = null;
        Run run = runs.computeIfAbsent(candle.instrument(), _ -> new Run(universe.setup()));
        for (Told each : run.take(candle).told()) {
            last = hear(((Told.Compared) each).measurement(), candle.knownAt());
        }
        return last;
    }

    Folding hear(Measurement measurement, Instant time) {
        UniverseFold fold = fold();
        told.addAll(fold.advance(time, measurement.openTime()));
        Folding folding = fold.take(measurement);
        Run.said(folding.told()).forEach(told::add);
        return folding;
    }

    void pass(Instant time) {
        told.addAll(fold().advance(time, null));
    }

    private UniverseFold fold() {
        return new UniverseFold(universe, Environment.REPLAY, "code", closes);
    }

    List<Signal> signals() {
        return told.stream().map(Told.Said::signal).toList();
    }

    /** What stands, whenever and in whichever revision it was said. */
    SortedMap<String, List<Object>> standing() {
        return standing(signals());
    }

    static SortedMap<String, List<Object>> standing(List<Signal> signals) {
        SortedMap<String, List<Object>> standing = new TreeMap<>();
        for (Signal signal : signals) {
            String place = signal.candleOpenTime() + " " + signal.instrument();
            if (signal.state() == Signal.State.WITHDRAWN) {
                standing.remove(place);
            } else {
                standing.put(place, List.of(signal.id(), signal.side(), signal.strength(), signal.reason()));
            }
        }
        return standing;
    }

    int remembered() {
        return closes.all.values().stream().mapToInt(Map::size).sum();
    }

    private static final class ClosesInMaps implements Closes {
        private final NavigableMap<Instant, SortedMap<Instrument, Placing>> all = new TreeMap<>();
        private Barrier barrier = Barrier.BEGINNING;

        @Override
        public Barrier barrier() {
            return barrier;
        }

        @Override
        public void save(Barrier next) {
            barrier = next;
        }

        @Override
        public @Nullable Placing find(Instant close, Instrument instrument) {
            return all.getOrDefault(close, new TreeMap<>()).get(instrument);
        }

        @Override
        public NavigableMap<Instant, SortedMap<Instrument, Placing>> between(Instant from, Instant to) {
            NavigableMap<Instant, SortedMap<Instrument, Placing>> copy = new TreeMap<>();
            all.subMap(from, true, to, true).forEach((close, here) -> copy.put(close, new TreeMap<>(here)));
            return copy;
        }

        @Override
        public SortedMap<Instrument, Placing> newest(
                Instant from, Instant to, Instant atLeastSince, Set<Instrument> wanted) {
            SortedMap<Instrument, Placing> newest = new TreeMap<>();
            all.subMap(from, true, to, false).values().forEach(newest::putAll);
            newest.values()
                    .removeIf(placing -> placing.openTime().isBefore(atLeastSince)
                            && !wanted.contains(placing.measurement().instrument()));
            return newest;
        }

        @Override
        public void save(Placing placing) {
            all.computeIfAbsent(placing.openTime(), _ -> new TreeMap<>())
                    .put(placing.measurement().instrument(), placing);
        }

        @Override
        public void remove(Placing placing) {
            SortedMap<Instrument, Placing> here = all.getOrDefault(placing.openTime(), new TreeMap<>());
            here.remove(placing.measurement().instrument());
            if (here.isEmpty()) {
                all.remove(placing.openTime());
            }
        }

        @Override
        public void forget(Instant close) {
            all.headMap(close, false).clear();
        }
    }
}
