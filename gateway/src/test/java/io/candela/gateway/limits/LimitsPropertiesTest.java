package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsPropertiesTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        LimitsProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("limits.redis.host", "127.0.0.1")))
                .bindOrCreate("limits", LimitsProperties.class);
        assertThat(properties.patience()).isEqualTo(Duration.ofMillis(50));
        assertThat(properties.firstPatience()).isEqualTo(Duration.ofMillis(500));
        assertThat(properties.generousPlans()).isEmpty();
        assertThat(properties.redis()).hasToString("127.0.0.1:16379");
        assertThat(properties.remembered()).isEqualTo(50_000);
        assertThat(properties.publicRequests()).isEqualTo(60);
        assertThat(properties.publicWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.unknownPlan().plan().requestsPerMinute()).isEqualTo(10);
    }
}
