package io.candela.marketdata.feeds.coinbase;

import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.ConditionalOnVenue;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.LiveFeeds.Allowance;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnVenue("coinbase")
class CoinbaseConfiguration {
    private static final Allowance ALLOWANCE = new Allowance(10, Duration.ofSeconds(1));

    @Bean
    ExchangeFeed coinbaseFeed(LiveFeeds feeds) {
        return feeds.feed(new CoinbaseVenue(), ALLOWANCE, CoinbaseRest::new);
    }
}
