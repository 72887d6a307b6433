package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseSetup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a signal of a strategy over a universe was made from.
 *
 * @param before the instrument's position before the candle; absent before the first
 * @param measures those of all instruments that were compared at the candle's close
 * @param at the universe's time: the latest at which it had come to know anything
 */
record UniverseCause(
        String code,
        Instant since,
        @Nullable Side before,
        Seen candle,
        List<Measured> measures,
        @Nullable Signal prior,
        Instant at)
        implements Cause {
    UniverseCause {
        measures = List.copyOf(measures);
    }

    /** What {@code instrument} turns to; nothing where it stays, or takes its first position. */
    Optional<Stance> turn(UniverseSetup setup, Instrument instrument) {
        SortedMap<Instrument, Double> values = new TreeMap<>();
        measures.forEach(measured -> values.put(measured.instrument(), measured.value()));
        Stance stance = Objects.requireNonNull(setup.decide(values).get(instrument));
        return Turn.isOne(before, stance.side()) ? Optional.of(stance) : Optional.empty();
    }

    /**
     * What one instrument was compared by.
     *
     * @param openTime that of the newest candle in the measure
     * @param revision that of the same candle
     */
    record Measured(Instrument instrument, Instant openTime, int revision, double value) {
        static Measured of(Measurement measurement) {
            Seen candle = measurement.candle();
            return new Measured(measurement.instrument(), candle.openTime(), candle.revision(), measurement.value());
        }
    }
}
