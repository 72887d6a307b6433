package io.candela.marketdata.feeds.kraken;

import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.ConditionalOnVenue;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.LiveFeeds.Allowance;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnVenue("kraken")
class KrakenConfiguration {
    private static final Allowance ALLOWANCE = new Allowance(1, Duration.ofSeconds(1));

    @Bean
    ExchangeFeed krakenFeed(LiveFeeds feeds) {
        return feeds.feed(new KrakenVenue(), ALLOWANCE, KrakenRest::new);
    }
}
