package io.candela.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What holds when nothing is configured. */
class SettingsTest {
    private final Binder nothing = new Binder(new MapConfigurationPropertySource(Map.of()));

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(defaults("candela.auth", "bootstrap.BootstrapProperties"))
                .hasToString("BootstrapProperties[bootstrap=[]]");
        assertThat(defaults("candela.auth.keys", "keys.KeyProperties")).hasToString("KeyProperties[perAccount=100]");
        assertThat(defaults("candela.auth.oauth", "oauth.OAuthProperties"))
                .hasToString(
                        "OAuthProperties[issuer=http://localhost:8080, signingKeysFile=.candela/secrets/oauth-signing.jwks,"
                                + " answerKeysFile=.candela/secrets/answer-signing-public.jwks,"
                                + " codeLife=PT1M, accessTokenLife=PT10M, refreshTokenLife=PT720H, consentLife=PT10M,"
                                + " sessionLife=PT15M, registrationTokenLife=PT1H, clientsPerAccount=20]");
        assertThat(defaults("candela.auth.sign-up", "accounts.SignUpProperties"))
                .hasToString("SignUpProperties[atOnce=2, patience=PT2S]");
        assertThat(defaults("candela.auth.idempotency", "idempotency.IdempotencyProperties"))
                .hasToString("IdempotencyProperties[kept=PT24H, atOnce=3, patience=PT1S]");
        assertThat(defaults("candela.auth.encryption", "encryption.EncryptionProperties"))
                .hasToString("EncryptionProperties[sealingKeysFile=.candela/secrets/auth-sealing.keyset,"
                        + " indexKeysFile=.candela/secrets/auth-index.keyset]");
        assertThat(defaults("candela.auth.publishing", "publishing.PublishingProperties"))
                .hasToString("PublishingProperties[sweep=PT0.25S, backoff=PT0.5S, lease=PT3S, batch=500]");
        assertThat(defaults("candela.auth.usage", "usage.UsageProperties"))
                .hasToString("UsageProperties[hours=PT2208H, days=PT26400H, sequences=PT720H]");
    }

    private Object defaults(String prefix, String type) {
        try {
            return nothing.bindOrCreate(prefix, Class.forName("io.candela.auth." + type));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
