package io.candela.signals.following;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {
    @Bean
    SmartLifecycle followings(
            List<Follower> followers,
            ConsumerFactory<String, Object> consumers,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        return new Followings(followers.stream()
                .map(follower -> new Following(follower, consumers, jdbc, transaction))
                .toList());
    }
}
