package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignaturesPropertiesTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        SignaturesProperties defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("candela.gateway.signatures", SignaturesProperties.class);
        assertThat(defaults)
                .isEqualTo(new SignaturesProperties(
                        Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(1), Set.of()));
    }

    @Test
    void requestsAreForTheAddressThatUsersAreTold() {
        assertThat(Authorities.of(URI.create("https://API.example:443"), Set.of("Other.example:8443")))
                .containsExactlyInAnyOrder("api.example", "other.example:8443");
        assertThat(Authorities.of(URI.create("http://localhost:8080"), Set.of()))
                .containsExactlyInAnyOrder("localhost:8080", "127.0.0.1:8080", "[::1]:8080");
    }
}
