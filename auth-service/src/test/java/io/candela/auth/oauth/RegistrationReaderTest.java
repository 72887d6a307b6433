package io.candela.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.oauth.RegistrationReader.Reading;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RegistrationReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final RegistrationReader reader =
            new RegistrationReader(new TreeSet<>(List.of("market:read", "openid", "stream")));

    @Test
    void whatIsLeftOutIsWhatTheStandardSaysOrTheLeast() {
        assertThat(reader.read(JSON.readTree("""
                        {"client_name":"Portfolio","redirect_uris":["https://app.example/callback"]}"""))).isInstanceOfSatisfying(Reading.Understood.class, understood -> {
            assertThat(understood.name()).isEqualTo("Portfolio");
            assertThat(understood.terms().authentication()).isEqualTo("client_secret_basic");
            assertThat(understood.terms().grantTypes()).containsExactly("authorization_code");
            assertThat(understood.terms().scopes()).containsExactly("market:read");
        });
    }

    @Test
    void anAppWithoutASecretGetsNoRefreshToken() {
        assertThat(
                        reader.read(
                                with(
                                        "{\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"authorization_code\",\"refresh_token\"]}")))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        understood ->
                                assertThat(understood.terms().grantTypes()).containsExactly("authorization_code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback?a=b",
                "http://127.0.0.1:7000/callback",
                "http://[::1]/callback",
                "com.example.app:/callback"
            })
    void usersMayBeSentBackThere(String uri) {
        assertThat(reader.read(redirectingTo(uri))).isInstanceOf(Reading.Understood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/callback",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "https://app.example/callback#fragment",
                "https://user@app.example/callback",
                "https:/callback",
                "javascript:alert(1)",
                "data:text/html,hello",
                "//app.example/callback",
                "/callback",
                "https://app.example/ callback",
                ""
            })
    void usersAreNotSentBackThere(String uri) {
        assertThat(reader.read(redirectingTo(uri)))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class, wrong -> assertThat(wrong.error()).isEqualTo("invalid_redirect_uri"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"client_name\":\" \"}",
                "{\"client_name\":null}",
                "{\"client_name\":\"a\\u0007b\"}",
                "{\"token_endpoint_auth_method\":\"private_key_jwt\"}",
                "{\"grant_types\":[\"password\"]}",
                "{\"grant_types\":[]}",
                "{\"grant_types\":\"authorization_code\"}",
                "{\"grant_types\":[\"refresh_token\"]}",
                "{\"response_types\":[\"token\"]}",
                "{\"grant_types\":[\"client_credentials\"],\"token_endpoint_auth_method\":\"none\"}",
                "{\"scope\":\"admin\"}",
                "{\"scope\":\"market:read signals:read\"}"
            })
    void anAppThatWantsWhatThereIsNotIsRefused(String changes) {
        assertThat(reader.read(with(changes)))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class, wrong -> assertThat(wrong.error()).isEqualTo("invalid_client_metadata"));
    }

    @Test
    void anAppThatSendsUsersNowhereIsRefused() {
        assertThat(reader.read(JSON.readTree("{\"client_name\":\"Portfolio\"}")))
                .isInstanceOf(Reading.Wrong.class);
    }

    private static ObjectNode redirectingTo(String uri) {
        ObjectNode metadata = with("{}");
        metadata.putArray("redirect_uris").add(uri);
        return metadata;
    }

    private static ObjectNode with(String changes) {
        ObjectNode metadata = (ObjectNode) JSON.readTree("""
                {"client_name":"Portfolio","redirect_uris":["https://app.example/callback"]}""");
        JSON.readTree(changes).forEachEntry(metadata::set);
        return metadata;
    }
}
