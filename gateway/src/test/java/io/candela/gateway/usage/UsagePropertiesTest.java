package io.candela.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UsagePropertiesTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("candela.gateway.usage", UsageProperties.class))
                .hasToString("UsageProperties[interval=PT1S, most=100000, farewell=PT15S]");
    }
}
