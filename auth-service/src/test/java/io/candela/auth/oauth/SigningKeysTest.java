package io.candela.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.candela.auth.TestGateway;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class SigningKeysTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstKeySignsAndAllAreKnown() throws Exception {
        RSAKey current = TestGateway.signingKey("current");
        RSAKey next = TestGateway.signingKey("next");
        SigningKeys keys = new SigningKeys(write(current, next), folder.resolve("answers"), now::get);
        assertThat(keys.current()).isEqualTo(current);
        assertThat(keys.find("next")).isEqualTo(next);
        assertThat(keys.find("other")).isNull();
    }

    @Test
    void keysChangeWithTheFileAndAFaultyFileChangesNothing() throws Exception {
        RSAKey current = TestGateway.signingKey("current");
        RSAKey next = TestGateway.signingKey("next");
        SigningKeys keys = new SigningKeys(write(current), folder.resolve("answers"), now::get);
        write(next, current);
        assertThat(keys.current()).isEqualTo(current);
        pass(Duration.ofSeconds(6));
        assertThat(keys.current()).isEqualTo(next);
        assertThat(keys.find("current")).isEqualTo(current);
        Files.writeString(folder.resolve("keys"), "{");
        pass(Duration.ofSeconds(6));
        assertThat(keys.current()).isEqualTo(next);
    }

    @Test
    void theKeysOfAnswersArePublishedAndSignNoTokens() throws Exception {
        RSAKey current = TestGateway.signingKey("current");
        RSAKey ofAnswers = TestGateway.signingKey("answers");
        Files.writeString(folder.resolve("answers"), new JWKSet(ofAnswers).toString(false));
        SigningKeys keys = new SigningKeys(write(current), folder.resolve("answers"), now::get);
        JWKSelector any = new JWKSelector(new JWKMatcher.Builder().build());
        assertThat(keys.get(any, null)).containsExactly(current, ofAnswers.toPublicJWK());
        assertThat(keys.find("answers")).isNull();
    }

    @Test
    void aPublicKeyCannotSign() throws Exception {
        Path file = Files.writeString(
                folder.resolve("keys"), new JWKSet(TestGateway.signingKey("a").toPublicJWK()).toString());
        assertThatThrownBy(() -> new SigningKeys(file, folder.resolve("answers"), now::get))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSessionIsKnownToEveryReplicaUntilItEnds() throws Exception {
        RSAKey current = TestGateway.signingKey("current");
        Path file = write(current);
        ResponseCookie cookie = sessions(file).begin("acc_1");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        Sessions other = sessions(file);
        assertThat(other.accountOf(showing(cookie.getValue()))).contains("acc_1");
        assertThat(other.accountOf(showing(cookie.getValue() + "x"))).isEmpty();
        assertThat(other.accountOf(new MockHttpServletRequest())).isEmpty();
        pass(Duration.ofMinutes(15));
        assertThat(other.accountOf(showing(cookie.getValue()))).isEmpty();
    }

    private Sessions sessions(Path file) {
        OAuthProperties properties = new OAuthProperties(
                URI.create("https://candela.example"),
                file,
                folder.resolve("answers"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofDays(30),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                20);
        return new Sessions(new SigningKeys(file, folder.resolve("answers"), now::get), properties, now::get);
    }

    private static MockHttpServletRequest showing(String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(Sessions.COOKIE, value));
        return request;
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Path write(RSAKey... keys) throws Exception {
        return Files.writeString(folder.resolve("keys"), new JWKSet(List.of(keys)).toString(false));
    }
}
