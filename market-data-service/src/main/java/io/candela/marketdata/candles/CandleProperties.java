package io.candela.marketdata.candles;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How candles are made and how many of them are at hand.
 *
 * @param grace how long after its interval a candle waits for trades that are on their way
 * @param horizon how long after its interval a candle may still be corrected
 * @param showEvery how often an open candle is published while it changes
 * @param recent how many of the newest candles of an instrument and interval are kept in memory
 * @param tail how many of the newest records in each partition of the candles topic are read at the start
 * @param plausible which prices are believed at once
 */
@ConfigurationProperties("candela.market-data.candles")
record CandleProperties(
        @DefaultValue("2s") Duration grace,
        @DefaultValue("1h") Duration horizon,
        @DefaultValue("250ms") Duration showEvery,
        @DefaultValue("1000") int recent,
        @DefaultValue("50000") long tail,
        @DefaultValue PlausibilityRules plausible) {

    CandleRules rules() {
        return new CandleRules(grace, horizon);
    }
}
