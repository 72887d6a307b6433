package io.candela.signals.backtests;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * One point of a grid, and in short what came of it.
 *
 * @param sharpe the Sharpe ratio in a year; NaN where nothing was traded
 * @param score what the best is chosen by; negative infinity where it has no value
 */
public record Trial(
        SortedMap<String, BigDecimal> parameters,
        double totalReturn,
        double sharpe,
        double maxDrawdown,
        int trades,
        double score) {}
