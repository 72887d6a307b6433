package io.candela.signals.backtests.jobs;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.signals.strategies.Turn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;

/** A signal of a back-test. Whatever a live signal has too is called as there, and has the same digits. */
@Schema(
        name = "BacktestSignal",
        description = "A change of position, in the words and digits of the live signal of the same candle")
record BacktestSignal(
        Environment environment,

        @Schema(
                description = "That of the live signal, if there was one: a hash of strategy, version, parameters,"
                        + " instrument, interval and candle",
                example = "b9a1f0c35d6e47289a0b1c2d3e4f5061")
        String id,

        @Schema(example = "ema-cross") String strategy,

        @Schema(description = "Of the strategy's rules", example = "1")
        int version,

        @Schema(
                description = "The values that the strategy ran with; each window of a walk forward has its own",
                example = "{\"fast\":12,\"slow\":26}")
        SortedMap<String, Integer> parameters,

        Instrument instrument,
        Interval interval,

        @Schema(description = "The position that the strategy holds from now on")
        Side side,

        @Schema(description = "0 to 1: how strongly the strategy's own measure speaks for it", example = "0.214337")
        BigDecimal strength,

        @Schema(
                description = "The indicator values that caused it",
                example = "{\"close\":\"912.5\",\"fast\":\"884.102361145\",\"slow\":\"882.211477308\"}")
        SortedMap<String, BigDecimal> reason,

        @Schema(description = "The candle that caused it", example = "2013-11-27T06:00:00Z")
        Instant candleOpenTime,

        @Schema(
                description = "Close of that candle: nobody can have known of it before",
                example = "2013-11-27T07:00:00Z")
        Instant time,

        @Schema(description = "From when on it should no longer be acted upon", example = "2013-11-27T11:00:00Z")
        Instant expiresAt) {

    static BacktestSignal of(Turn turn, Environment environment) {
        return new BacktestSignal(
                environment,
                turn.id(),
                turn.setup().strategy().name(),
                turn.setup().strategy().version(),
                turn.setup().parameters(),
                turn.instrument(),
                turn.interval(),
                turn.stance().side(),
                turn.strength(),
                turn.reason(),
                turn.candleOpenTime(),
                turn.time(),
                turn.expiresAt());
    }
}
