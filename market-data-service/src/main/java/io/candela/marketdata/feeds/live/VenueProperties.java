package io.candela.marketdata.feeds.live;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which venues are listened to, and how.
 *
 * @param listenTo the venues, in an environment that is not a replay
 * @param at other addresses than a venue's own, by venue: those of a simulator
 * @param silence after how long without a word a connection counts as dead
 * @param quotesEvery how often an instrument's quote at a venue is passed on
 */
@ConfigurationProperties("candela.market-data.venues")
record VenueProperties(
        @DefaultValue({"coinbase", "kraken", "binance"}) List<String> listenTo,
        @DefaultValue Map<String, Address> at,
        @DefaultValue("30s") Duration silence,
        @DefaultValue("100ms") Duration quotesEvery) {

    static final List<String> LISTEN_TO = List.of("coinbase", "kraken", "binance");

    /** Where a venue is; absent where it is its own. */
    record Address(@Nullable URI socket, @Nullable URI rest) {}
}
