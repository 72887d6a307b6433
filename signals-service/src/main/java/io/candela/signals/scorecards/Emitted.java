package io.candela.signals.scorecards;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.strategies.Configured;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What scorecards keep of a signal. */
@Schema(name = "ScoredSignal", description = "The signal that an outcome is of")
record Emitted(
        Environment environment,

        @Schema(description = "Id of the signal", example = "b9a1f0c35d6e47289a0b1c2d3e4f5061")
        String id,

        @Schema(description = "Revision of the signal: 0 as it was first emitted", example = "0")
        int revision,

        @Schema(description = "Strategy, version and parameters in one line", example = "ema-cross/1?fast=12&slow=26")
        String setup,

        @Schema(example = "ema-cross") String strategy,
        @Schema(example = "1") int version,

        @Schema(description = "The values that the strategy ran with", example = "{\"fast\":12,\"slow\":26}")
        SortedMap<String, Object> parameters,

        Instrument instrument,
        Interval interval,
        Side side,

        @Schema(description = "0 to 1: how strongly the strategy's own measure spoke for it", example = "0.214337")
        BigDecimal strength,

        @Schema(description = "When it was emitted, by the environment's clock")
        Instant emittedAt) {

    /**
     * A candle that opened as long before the emission still counts as the next one: signals come out seconds after a
     * close, when the next candle is open already. It is less than the shortest candle lasts, so the candle that made the
     * signal is never the one at whose open it is followed.
     */
    private static final Duration LATENESS = Duration.ofSeconds(59);

    Emitted {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    static Emitted of(Signal signal) {
        return new Emitted(
                signal.environment(),
                signal.id(),
                signal.revision(),
                Configured.label(signal.strategy(), signal.version(), signal.parameters()),
                signal.strategy(),
                signal.version(),
                new TreeMap<>(signal.parameters()),
                signal.instrument(),
                signal.interval(),
                signal.side(),
                signal.strength(),
                signal.emittedAt());
    }

    CandleSeries series() {
        return new CandleSeries(instrument, interval);
    }

    /** The open time of the first candle at whose open a follower can trade. */
    Instant followedFrom() {
        return series().openAtOrAfter(emittedAt.minus(LATENESS));
    }
}
