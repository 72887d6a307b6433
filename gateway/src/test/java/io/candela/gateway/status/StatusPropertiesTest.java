package io.candela.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StatusPropertiesTest {
    @Test
    void theseAreTheDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("candela.gateway.status", StatusProperties.class))
                .isEqualTo(new StatusProperties("feeds", Duration.ofSeconds(2), 20));
    }
}
