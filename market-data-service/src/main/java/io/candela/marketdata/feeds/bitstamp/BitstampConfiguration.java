package io.candela.marketdata.feeds.bitstamp;

import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.ConditionalOnVenue;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.LiveFeeds.Allowance;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnVenue("bitstamp")
class BitstampConfiguration {
    private static final Allowance ALLOWANCE = new Allowance(10, Duration.ofSeconds(1));

    @Bean
    ExchangeFeed bitstampFeed(LiveFeeds feeds) {
        return feeds.feed(
                new BitstampVenue(), ALLOWANCE, (environment, requests, wallClock) -> new BitstampRest(requests));
    }
}
