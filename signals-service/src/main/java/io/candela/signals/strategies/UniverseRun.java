package io.candela.signals.strategies;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A universe shown its candles close by close, each as it was settled: what live signals come to in the end. */
public final class UniverseRun {
    private final UniverseSetup setup;
    private final Interval interval;
    private final SortedMap<Instrument, Member> members = new TreeMap<>();

    /** A run that has seen no close. */
    public UniverseRun(UniverseSetup setup, Interval interval) {
        this.setup = setup;
        this.interval = interval;
    }

    /**
     * Takes the bars of the next close and tells the stances of those of their instruments whose measures are ready.
     *
     * @param openTime when the bars opened, later than all before
     */
    public SortedMap<Instrument, Stance> close(Instant openTime, Map<Instrument, Bar> bars) {
        bars.forEach((instrument, bar) -> members.computeIfAbsent(instrument, _ -> new Member(setup.measure()))
                .update(openTime, bar));
        SortedMap<Instrument, Double> measures = new TreeMap<>();
        members.forEach((instrument, member) -> {
            if (member.measure.ready() && UniverseStrategy.takesPart(interval, member.newest, openTime)) {
                measures.put(instrument, member.measure.value());
            }
        });
        SortedMap<Instrument, Stance> stances = new TreeMap<>();
        if (!measures.isEmpty()) {
            stances.putAll(setup.decide(measures));
            stances.keySet().retainAll(bars.keySet());
        }
        return stances;
    }

    private static final class Member {
        private final Measure measure;
        private Instant newest = Instant.MIN;

        Member(Measure measure) {
            this.measure = measure;
        }

        void update(Instant openTime, Bar bar) {
            newest = openTime;
            measure.update(bar);
        }
    }
}
