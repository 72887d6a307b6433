package io.candela.signals.backtests.jobs;

import io.candela.contracts.Decimals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A back-test as the API shows it. */
@Schema(name = "Backtest", description = "A back-test: what was asked for, how far it is, and what came out")
record BacktestView(
        @Schema(example = "bt_01ZUW8Yh4vG2kQm7TnR5sX") String id,

        @Schema(
                description =
                        "`interrupted`: the service was stopped in the middle of it, more than once; ask for it again")
        BacktestState state,

        @Schema(description = "0 to 1", example = "0.42") BigDecimal progress,

        @Schema(
                description = "Why it failed or was interrupted",
                example = "BTC-USD has no candles from 2011-01-01T00:00:00Z to 2011-02-01T00:00:00Z")
        @Nullable
        String failure,

        BacktestRequest request,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Present once it is done, and left out of lists") @Nullable
        BacktestReport result) {

    static BacktestView of(Backtest backtest, @Nullable BacktestReport result) {
        return new BacktestView(
                backtest.id(),
                backtest.state(),
                Decimals.canonical(BigDecimal.valueOf(backtest.progress()).setScale(4, RoundingMode.DOWN)),
                backtest.failure(),
                backtest.request(),
                backtest.createdAt(),
                backtest.startedAt(),
                backtest.finishedAt(),
                result);
    }
}
