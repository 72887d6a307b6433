package io.candela.marketdata.prices;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How prices are consolidated.
 *
 * @param staleAfter how old a trade may be to say something about now
 * @param outlierMultiple how many median absolute deviations from the median a price may lie
 * @param tolerance the relative distance from the median that is never an outlier
 * @param witnessFor how old a trade may be to help tell an outlier where too few are fresh
 * @param witnessTolerance the relative distance from the median that is no outlier to such witnesses
 * @param showEvery how often a price is published while it changes
 */
@ConfigurationProperties("candela.market-data.prices")
record PriceProperties(
        @DefaultValue("30s") Duration staleAfter,
        @DefaultValue("5") BigDecimal outlierMultiple,
        @DefaultValue("0.001") BigDecimal tolerance,
        @DefaultValue("5m") Duration witnessFor,
        @DefaultValue("0.1") BigDecimal witnessTolerance,
        @DefaultValue("100ms") Duration showEvery) {

    PriceRules rules() {
        return new PriceRules(staleAfter, outlierMultiple, tolerance, witnessFor, witnessTolerance);
    }
}
