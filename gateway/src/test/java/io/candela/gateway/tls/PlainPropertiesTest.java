package io.candela.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PlainPropertiesTest {
    @Test
    void nothingIsHeardWithoutTlsUnlessAPortIsNamed() {
        assertThat(new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("candela.gateway.plain", PlainProperties.class))
                .isEqualTo(new PlainProperties(null, Duration.ofSeconds(2)));
    }
}
