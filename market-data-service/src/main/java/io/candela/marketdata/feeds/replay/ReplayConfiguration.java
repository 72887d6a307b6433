package io.candela.marketdata.feeds.replay;

import io.candela.marketdata.feeds.ExchangeFeed;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The replay environment has one feed: the tape. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "candela.environment", havingValue = "replay")
class ReplayConfiguration {
    @Bean
    ExchangeFeed replayFeed(ReplayProperties properties, InstantSource wallClock) {
        return new ReplayFeed(
                new Tape(properties.tape()), Speed.parse(properties.speed()), properties.shift(), wallClock);
    }
}
