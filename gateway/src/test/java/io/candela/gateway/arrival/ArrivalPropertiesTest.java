package io.candela.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ArrivalPropertiesTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("candela.gateway.arrival", ArrivalProperties.class))
                .isEqualTo(new ArrivalProperties(List.of(), Duration.ofSeconds(10), Duration.ofDays(365)));
    }
}
