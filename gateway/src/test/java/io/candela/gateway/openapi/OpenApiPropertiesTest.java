package io.candela.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenApiPropertiesTest {
    @Test
    void theseAreTheDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("candela.gateway.openapi", OpenApiProperties.class))
                .isEqualTo(new OpenApiProperties(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(5)));
    }
}
