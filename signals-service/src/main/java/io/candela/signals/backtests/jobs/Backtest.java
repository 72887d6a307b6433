package io.candela.signals.backtests.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A back-test as it stands, without its result.
 *
 * @param account whose it is
 * @param progress 0 to 1
 * @param failure why it came to nothing, in words for the caller
 */
record Backtest(
        String id,
        String account,
        BacktestRequest request,
        BacktestState state,
        double progress,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
