package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which strategies run, and how many of their signals are kept in memory.
 *
 * @param strategies what runs; the same strategy may run several times with different parameters
 * @param remembered how many signals are kept in memory in all, the newest
 * @param rememberedPerInstrument how many of them may be of one instrument
 */
@Validated
@ConfigurationProperties("candela.signals")
record SignalsProperties(
        @DefaultValue @Valid List<Run> strategies,
        @DefaultValue("10000") @Min(1) int remembered,
        @DefaultValue("1000") @Min(1) int rememberedPerInstrument) {

    /**
     * A strategy that runs.
     *
     * @param strategy its name
     * @param intervals the lengths of the candles that it sees
     * @param instruments what it runs on; empty for everything that has candles
     * @param parameters values other than the strategy's standard ones
     */
    record Run(
            String strategy,
            @NotEmpty Set<Interval> intervals,
            @DefaultValue Set<Instrument> instruments,
            @DefaultValue Map<String, BigDecimal> parameters) {}
}
