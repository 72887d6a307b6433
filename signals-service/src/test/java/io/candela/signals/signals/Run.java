package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Signal;
import io.candela.signals.strategies.Configured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One setup on the candles of one series, with its memory in maps, and all that it has told. */
final class Run {
    final List<Told> told = new ArrayList<>();
    private final Configured setup;
    private final Candles candles = new Candles();
    private final Folds folds = new Folds();

    Run(Configured setup) {
        this.setup = setup;
    }

    Folding take(Candle candle) {
        SeriesFold fold = new SeriesFold(Series.of(candle), List.of(setup), "code", candles, folds);
        Folding folding = Objects.requireNonNull(fold.take(Seen.of(candle)).get(setup));
        told.addAll(folding.told());
        return folding;
    }

    List<Signal> signals() {
        return said(told).map(Told.Said::signal).toList();
    }

    static Stream<Told.Said> said(List<Told> told) {
        return told.stream().filter(Told.Said.class::isInstance).map(Told.Said.class::cast);
    }

    /** The newest revision of each signal that was not withdrawn, by its candle's open time. */
    NavigableMap<Instant, Signal> standing() {
        NavigableMap<Instant, Signal> standing = new TreeMap<>();
        for (Signal signal : signals()) {
            if (signal.state() == Signal.State.WITHDRAWN) {
                standing.remove(signal.candleOpenTime());
            } else {
                standing.put(signal.candleOpenTime(), signal);
            }
        }
        return standing;
    }

    int unsettled() {
        return candles.all.size();
    }

    private static final class Folds implements FoldMemory {
        private final Map<Configured, byte[]> memories = new HashMap<>();

        @Override
        public byte @Nullable [] load(Configured setup) {
            return memories.get(setup);
        }

        @Override
        public void save(Configured setup, byte[] memory) {
            memories.put(setup, memory);
        }
    }

    private static final class Candles implements UnsettledCandles {
        private final NavigableMap<Instant, Seen> all = new TreeMap<>();
        private Instant settledTo = Instant.MIN;

        @Override
        public @Nullable Seen find(Instant openTime) {
            return all.get(openTime);
        }

        @Override
        public List<Seen> between(Instant after, Instant to) {
            return List.copyOf(all.subMap(after, false, to, true).values());
        }

        @Override
        public void save(Seen candle) {
            all.put(candle.openTime(), candle);
        }

        @Override
        public void remove(Instant openTime) {
            all.remove(openTime);
        }

        @Override
        public Instant settledTo() {
            return settledTo;
        }

        @Override
        public void settle(Instant openTime) {
            settledTo = openTime;
            all.headMap(openTime, true).clear();
        }
    }
}
