package io.candela.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.tls.PlainAnswer.Redirected;
import io.candela.gateway.tls.PlainAnswer.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAnswerTest {
    private static final PublicUrl URL = new PublicUrl("https://api.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/",
                "/live",
                "/status",
                "/changelog",
                "/changelog.atom",
                "/problems",
                "/problems/https-required"
            })
    void aPageIsWhereThePublicAddressIs(String path) {
        assertThat(PlainAnswer.of("GET", path, false, URL)).isEqualTo(new Redirected("https://api.example" + path));
        assertThat(PlainAnswer.of("HEAD", path, false, URL)).isEqualTo(new Redirected("https://api.example" + path));
    }

    @Test
    void whatStandsInTheQueryIsNotSentAbroadAgain() {
        assertThat(PlainAnswer.of("GET", "/live?ticket=secret", false, URL))
                .isEqualTo(new Redirected("https://api.example/live"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/prices/BTC-USD",
                "/v1/stream?ticket=secret",
                "/oauth2/authorize?client_id=a",
                "/oauth2/login",
                "/.well-known/openid-configuration",
                "/.well-known/jwks.json",
                "/openapi.json",
                "/actuator/health",
                "/docsx",
                "/docs/../v1/keys",
                "/docs/%2e%2e/v1/keys",
                "/docs//evil.example",
                "//evil.example/docs",
                "/\\evil.example",
                "/docs\r\nSet-Cookie: a=b",
                "http://evil.example/docs",
                "https://api.example/docs",
                "docs",
                "*",
                ""
            })
    void nothingElseIsRedirected(String target) {
        assertThat(PlainAnswer.of("GET", target, false, URL)).isEqualTo(new Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "CONNECT"})
    void onlyReadingIsRedirected(String method) {
        assertThat(PlainAnswer.of(method, "/docs", false, URL)).isEqualTo(new Refused());
    }

    @Test
    void whoShowsACredentialIsToldSoEvenForAPage() {
        assertThat(PlainAnswer.of("GET", "/status", true, URL)).isEqualTo(new Refused());
    }
}
