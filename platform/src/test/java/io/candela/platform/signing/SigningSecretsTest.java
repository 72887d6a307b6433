package io.candela.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.candela.contracts.Credential.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSecretsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JWK first = key("first");
    private final Path file;
    private final SigningSecrets secrets;

    SigningSecretsTest(@TempDir Path folder) {
        file = folder.resolve("request-signing.jwks");
        secrets = new SigningSecrets(file);
    }

    @BeforeEach
    void oneKey() throws IOException {
        write(first);
    }

    @Test
    void whoHasTheFileDerivesTheSameSecretAgain() {
        Signing signing = secrets.fresh(RANDOM);
        String secret = secrets.of("key_1", signing).orElseThrow();
        assertThat(secret).matches("cdl_sign_[0-9A-Za-z_-]{43}");
        assertThat(new SigningSecrets(file).of("key_1", signing)).contains(secret);
    }

    @Test
    void everyCredentialAndEverySaltHasASecretOfItsOwn() {
        Signing signing = secrets.fresh(RANDOM);
        assertThat(secrets.of("key_1", signing))
                .isNotEqualTo(secrets.of("key_2", signing))
                .isNotEqualTo(secrets.of("key_1", secrets.fresh(RANDOM)));
    }

    @Test
    void whatIsPublishedIsNotTheSecret() {
        Signing signing = secrets.fresh(RANDOM);
        assertThat(secrets.of("key_1", signing).orElseThrow()).doesNotContain(signing.verifier());
        assertThat(signing.verifier()).startsWith("first.");
    }

    @Test
    void secretsOfBeforeStayWhenAKeyIsPutInFrontAndEndWithTheirOwn() throws IOException {
        Signing before = secrets.fresh(RANDOM);
        String secret = secrets.of("key_1", before).orElseThrow();
        JWK second = key("second");
        write(second, first);
        assertThat(secrets.of("key_1", before)).contains(secret);
        assertThat(secrets.fresh(RANDOM).verifier()).startsWith("second.");
        write(second);
        assertThat(secrets.of("key_1", before)).isEmpty();
    }

    private void write(JWK... keys) throws IOException {
        Files.writeString(file, new JWKSet(List.of(keys)).toString(false));
    }

    private static JWK key(String id) {
        return new OctetSequenceKey.Builder(
                        (id + " of 32 bytes and more, for tests").getBytes(StandardCharsets.US_ASCII))
                .keyID(id)
                .build();
    }
}
