package io.candela.marketdata.feeds.binance;

import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.ConditionalOnVenue;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.LiveFeeds.Allowance;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnVenue("binance")
class BinanceConfiguration {
    private static final Allowance ALLOWANCE = new Allowance(3_000, Duration.ofMinutes(1));

    @Bean
    ExchangeFeed binanceFeed(LiveFeeds feeds) {
        return feeds.feed(new BinanceVenue(), ALLOWANCE, BinanceRest::new);
    }
}
