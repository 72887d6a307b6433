package io.candela.marketdata.prices;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What makes a venue's price unusable.
 *
 * @param staleAfter a trade older than this says nothing about now
 * @param outlierMultiple how many median absolute deviations from the median a price may lie
 * @param tolerance the relative distance from the median that is never an outlier, however closely the others agree
 * @param witnessFor how old a trade may be to help tell an outlier where too few are fresh
 * @param witnessTolerance the relative distance from the median that is no outlier to such witnesses
 */
record PriceRules(
        Duration staleAfter,
        BigDecimal outlierMultiple,
        BigDecimal tolerance,
        Duration witnessFor,
        BigDecimal witnessTolerance) {}
