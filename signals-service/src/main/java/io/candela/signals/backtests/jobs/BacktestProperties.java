package io.candela.signals.backtests.jobs;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many back-tests run, and how large they may be.
 *
 * @param workers how many this replica works on at once
 * @param unfinished how many an account may have waiting or running, by plan; one where the plan is not named
 * @param instruments how many one back-test may have
 * @param candles how many one back-test may hold, all instruments and the warm-up together; those that run at once hold
 *     no more together
 * @param trials how many one back-test may make, all windows together
 * @param steps how many candles times trials one back-test may take
 * @param poll how often a replica without work looks for some that was left by another
 * @param pulse how often progress is written down, and a cancellation noticed that came to another replica
 * @param lease for how long nobody else takes a back-test whose replica shows no pulse
 * @param attempts how often a back-test is begun before it counts as interrupted
 * @param kept how long results are kept
 * @param streams how many callers may follow back-tests at once on one replica
 */
@Validated
@ConfigurationProperties("candela.signals.backtests")
record BacktestProperties(
        @DefaultValue("2") @Min(1) int workers,
        @DefaultValue Map<String, Integer> unfinished,
        @DefaultValue("20") @Min(1) int instruments,
        @DefaultValue("3000000") @Min(1) int candles,
        @DefaultValue("10000") @Min(1) long trials,
        @DefaultValue("20000000000") @Min(1) long steps,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("400ms") Duration pulse,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("2") @Min(1) int attempts,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("100") @Min(1) int streams) {

    int unfinishedOf(@Nullable String plan) {
        return plan == null ? 1 : unfinished.getOrDefault(plan, 1);
    }
}
