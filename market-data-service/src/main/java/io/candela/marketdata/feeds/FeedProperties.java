package io.candela.marketdata.feeds;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How feeds are watched over.
 *
 * @param lead how far a trade's time may be ahead of its feed's clock
 * @param firstPause before the second attempt to run a feed
 * @param longestPause between attempts, however many have failed
 * @param statusEvery how often a running feed says how far it is
 * @param silentAfter after how long without a word from its venue a feed that is connected counts as silent
 * @param traceOneIn of how many trades one is traced, where tracing is on
 */
@ConfigurationProperties("candela.market-data.feeds")
record FeedProperties(
        @DefaultValue("5s") Duration lead,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("500ms") Duration statusEvery,
        @DefaultValue("10s") Duration silentAfter,
        @DefaultValue("1000") int traceOneIn) {}
