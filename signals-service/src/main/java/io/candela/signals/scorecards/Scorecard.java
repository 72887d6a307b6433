package io.candela.signals.scorecards;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the signals of a setup on one instrument and interval have turned out. */
@Schema(name = "Scorecard", description = "How the signals of a setup on one instrument and interval have turned out")
record Scorecard(
        @Schema(description = "Strategy, version and parameters in one line", example = "ema-cross/1?fast=12&slow=26")
        String setup,

        @Schema(example = "ema-cross") String strategy,
        @Schema(example = "1") int version,

        @Schema(description = "The values that the strategy ran with", example = "{\"fast\":12,\"slow\":26}")
        SortedMap<String, Object> parameters,

        Instrument instrument,
        Interval interval,
        Environment environment,

        @Schema(description = "Name and version of the way outcomes were computed", example = "scorecard-1")
        String methodology,

        @Schema(description = "When the newest of the outcomes was taken")
        Instant asOf,

        @Schema(description = "Outcomes that are not due yet", example = "5")
        int pending,

        @Schema(description = "The outcomes by horizon and by what the signals wanted")
        List<Result> results,

        @Schema(description = "What following every signal came to; absent before the first one is over") @Nullable
        Course course) {

    /** The scorecard of {@code outcomes}, at least one and all of one setup, instrument and interval. */
    static Scorecard of(List<Outcome> outcomes, int pending) {
        Emitted any = outcomes.getFirst().signal();
        List<Result> results = new ArrayList<>();
        for (Horizon horizon : Horizon.values()) {
            for (Side side : Side.values()) {
                List<Outcome> some = outcomes.stream()
                        .filter(outcome -> outcome.horizon().equals(horizon.code())
                                && outcome.signal().side() == side)
                        .toList();
                if (!some.isEmpty()) {
                    results.add(Result.of(horizon, side, some));
                }
            }
        }
        return new Scorecard(
                any.setup(),
                any.strategy(),
                any.version(),
                any.parameters(),
                any.instrument(),
                any.interval(),
                any.environment(),
                Scoring.METHODOLOGY,
                outcomes.stream()
                        .map(outcome -> outcome.exit().at())
                        .max(Instant::compareTo)
                        .orElseThrow(),
                pending,
                results,
                Course.of(outcomes));
    }

    /** Outcomes of one horizon and side. */
    @Schema(name = "ScorecardResult", description = "Outcomes of one horizon and side; returns are after costs")
    record Result(
            @Schema(
                    allowableValues = {"1", "4", "24", "exit"},
                    example = "4")
            String horizon,

            Side side,

            @Schema(description = "How many signals", example = "120")
            int signals,

            @Schema(description = "How many of them paid", example = "63")
            int hits,

            @Schema(description = "Their share, 0 to 1", example = "0.525")
            BigDecimal hitRate,

            @Schema(description = "Mean return of a signal", example = "0.00183")
            BigDecimal expectancy,

            @Schema(description = "The best return", example = "0.0812")
            BigDecimal best,

            @Schema(description = "The worst return", example = "-0.0433")
            BigDecimal worst,

            @Schema(description = "Mean return of buying and holding over the same times", example = "0.00183")
            BigDecimal holding,

            @Schema(
                    description = "Mean return of entering at random for as long; absent where no position is wanted",
                    example = "-0.0011")
            @Nullable
            BigDecimal random,

            @Schema(description = "How the strength of signals compares with what they came to")
            List<Bucket> calibration) {

        private static final int BUCKETS = 5;

        static Result of(Horizon horizon, Side side, List<Outcome> outcomes) {
            int hits = Averages.hits(outcomes);
            return new Result(
                    horizon.code(),
                    side,
                    outcomes.size(),
                    hits,
                    Averages.share(hits, outcomes.size()),
                    Averages.mean(outcomes.stream().map(Outcome::net)),
                    outcomes.stream()
                            .map(Outcome::net)
                            .max(BigDecimal::compareTo)
                            .orElseThrow(),
                    outcomes.stream()
                            .map(Outcome::net)
                            .min(BigDecimal::compareTo)
                            .orElseThrow(),
                    Averages.mean(outcomes.stream().map(Outcome::holding)),
                    Averages.meanOfKnown(outcomes.stream().map(Outcome::random)),
                    IntStream.range(0, BUCKETS)
                            .mapToObj(index -> Bucket.of(index, BUCKETS, outcomes))
                            .filter(bucket -> bucket.signals() > 0)
                            .toList());
        }
    }

    /** Signals of about the same strength. */
    @Schema(name = "CalibrationBucket", description = "Signals of about the same strength, and how often they paid")
    record Bucket(
            @Schema(description = "The least strength, inclusive", example = "0.2")
            BigDecimal from,

            @Schema(description = "The greatest strength, exclusive but for 1", example = "0.4")
            BigDecimal to,

            @Schema(example = "31") int signals,

            @Schema(description = "Mean strength", example = "0.294")
            BigDecimal strength,

            @Schema(description = "Share of signals that paid", example = "0.516")
            BigDecimal hitRate) {

        static Bucket of(int index, int buckets, List<Outcome> outcomes) {
            List<Outcome> within = outcomes.stream()
                    .filter(outcome -> index(outcome.signal().strength(), buckets) == index)
                    .toList();
            return new Bucket(
                    Averages.share(index, buckets),
                    Averages.share(index + 1, buckets),
                    within.size(),
                    within.isEmpty()
                            ? BigDecimal.ZERO
                            : Averages.mean(within.stream()
                                    .map(outcome -> outcome.signal().strength())),
                    within.isEmpty() ? BigDecimal.ZERO : Averages.share(Averages.hits(within), within.size()));
        }

        private static int index(BigDecimal strength, int buckets) {
            return Math.min(
                    buckets - 1, strength.multiply(BigDecimal.valueOf(buckets)).intValue());
        }
    }
}
