package io.candela.gateway.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.gateway.authentication.PublicUrl;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class TlsConfigurationTest {
    private static final PlainProperties DEAF = new PlainProperties(null, Duration.ofSeconds(2));
    private static final PlainProperties HEARING = new PlainProperties(8080, Duration.ofSeconds(2));

    @Test
    void whatSpeaksTlsDoesNotTellCallersToComeWithout() {
        assertThatThrownBy(() -> configuration(true, DEAF, "http://api.example"))
                .hasMessageContaining("candela.public-url")
                .hasMessageContaining("http://api.example");
        assertThatCode(() -> configuration(true, HEARING, "https://api.example"))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyIsLedToTlsThatIsNotThere() {
        assertThatThrownBy(() -> configuration(false, HEARING, "https://api.example"))
                .hasMessageContaining("candela.gateway.plain.port");
    }

    @Test
    void aProxyMaySpeakTlsInItsPlace() {
        assertThatCode(() -> configuration(false, DEAF, "https://api.example")).doesNotThrowAnyException();
    }

    private static TlsConfiguration configuration(boolean tls, PlainProperties plain, String url) {
        ServerProperties server = new ServerProperties();
        if (tls) {
            server.setSsl(new Ssl());
        }
        return new TlsConfiguration(server, plain, new PublicUrl(url));
    }
}
