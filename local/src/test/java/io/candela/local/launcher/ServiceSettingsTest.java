package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {

    @TempDir
    private Path folder;

    private Secrets secrets;

    @BeforeEach
    void createSecrets() throws IOException {
        secrets = new Secrets(folder);
        secrets.create();
    }

    @Test
    void everyServiceGetsItsOwnPortsAndTheSharedAddresses() {
        for (Service service : Service.values()) {
            assertThat(settings(service))
                    .containsEntry("CANDELA_ENVIRONMENT", "replay")
                    .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                    .containsEntry(
                            "SERVER_PORT", Integer.toString(service.port().plus(7)))
                    .containsEntry(
                            "MANAGEMENT_SERVER_PORT",
                            Integer.toString(service.port().plus(7) + 10_000))
                    .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19099")
                    .containsEntry("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", "http://127.0.0.1:8768/eureka/")
                    .containsEntry("CANDELA_IDENTITY_PUBLIC_KEYS_FILE", folder + "/identity-public.jwks")
                    .containsEntry("CANDELA_CURSOR_SECRET_FILE", folder + "/cursor.secret");
        }
    }

    @Test
    void whoCallsOthersHoldsAnIdentityKeyOfItsOwn() {
        assertThat(Arrays.stream(Service.values())
                        .filter(service -> settings(service).containsKey("CANDELA_IDENTITY_PRIVATE_KEY_FILE")))
                .containsExactlyInAnyOrder(Service.GATEWAY, Service.SIGNALS);
        assertThat(settings(Service.GATEWAY))
                .containsEntry("CANDELA_IDENTITY_PRIVATE_KEY_FILE", folder + "/identity-private.jwk");
        assertThat(settings(Service.SIGNALS))
                .containsEntry("CANDELA_IDENTITY_PRIVATE_KEY_FILE", folder + "/signals-identity-private.jwk");
    }

    @Test
    void aStoresPasswordIsKnownOnlyToTheServiceThatUsesTheStore() {
        assertThat(holdersOf("redis")).containsExactly(Service.GATEWAY);
        assertThat(holdersOf("postgres-auth")).containsExactly(Service.AUTH);
        assertThat(holdersOf("postgres-signals")).containsExactly(Service.SIGNALS);
        assertThat(holdersOf("postgres")).isEmpty();
        assertThat(holdersOf("questdb")).containsExactly(Service.MARKET_DATA);
    }

    @Test
    void tokensAreIssuedUnderTheAddressThatUsersAreToldAndSignedByOneService() {
        String url = settings(Service.AUTH).get("CANDELA_PUBLIC_URL");
        assertThat(url).startsWith("http://localhost:");
        assertThat(settings(Service.GATEWAY)).containsEntry("CANDELA_PUBLIC_URL", url);
        assertThat(Arrays.stream(Service.values())
                        .filter(service -> settings(service).containsKey("CANDELA_AUTH_OAUTH_SIGNINGKEYSFILE")))
                .containsExactly(Service.AUTH);
        assertThat(settings(Service.AUTH))
                .containsEntry("CANDELA_AUTH_OAUTH_SIGNINGKEYSFILE", folder + "/oauth-signing.jwks");
    }

    @Test
    void whatSigningSecretsAreDerivedFromIsKnownWhereTheyAreMadeAndWhereTheyAreUsed() {
        assertThat(Arrays.stream(Service.values())
                        .filter(service -> (folder + "/request-signing.jwks")
                                .equals(settings(service).get("CANDELA_SIGNING_KEYS_FILE"))))
                .containsExactlyInAnyOrder(Service.GATEWAY, Service.AUTH);
    }

    @Test
    void theStoresAreReachedWhereTheyListen() {
        assertThat(settings(Service.GATEWAY))
                .containsEntry("SPRING_DATA_REDIS_HOST", "127.0.0.1")
                .containsEntry("SPRING_DATA_REDIS_PORT", "16386");
        assertThat(settings(Service.AUTH))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:15439/candela")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "auth");
        assertThat(settings(Service.SIGNALS))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:15439/signals")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "signals");
        assertThat(settings(Service.MARKET_DATA))
                .containsEntry("CANDELA_MARKET_DATA_HISTORY_HTTP", "http://127.0.0.1:19007")
                .containsEntry("CANDELA_MARKET_DATA_HISTORY_URL", "jdbc:postgresql://127.0.0.1:18819/qdb")
                .containsEntry("CANDELA_MARKET_DATA_HISTORY_USERNAME", "candela");
    }

    @Test
    void theReplayRunsAsAsked() {
        assertThat(settings(Service.MARKET_DATA))
                .containsEntry("CANDELA_MARKET_DATA_REPLAY_SPEED", "max")
                .containsEntry("CANDELA_MARKET_DATA_REPLAY_SHIFT", "true");
    }

    @Test
    void authServiceMakesTheKeysThatLieInTheSecretsFolder() {
        assertThat(settings(Service.AUTH))
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_0_NAME", "demo")
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_0_PLAN", "pro")
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_0_KEYFILE", folder + "/demo.key")
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_1_NAME", "admin")
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_1_PLAN", "enterprise")
                .containsEntry("CANDELA_AUTH_BOOTSTRAP_1_KEYFILE", folder + "/admin.key");
    }

    @Test
    void tracesAreSentOnlyWhenAskedFor() {
        assertThat(settings(Service.SIGNALS)).doesNotContainKey("MANAGEMENT_TRACING_EXPORT_ZIPKIN_ENABLED");
        Options tracing = new Options(new Market.Replay("max", true), false, true, null, 7);
        assertThat(new ServiceSettings(tracing, secrets).of(Service.SIGNALS))
                .containsEntry("MANAGEMENT_TRACING_EXPORT_ZIPKIN_ENABLED", "true")
                .containsEntry("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1")
                .containsEntry("MANAGEMENT_TRACING_EXPORT_ZIPKIN_ENDPOINT", "http://127.0.0.1:19418/api/v2/spans");
    }

    @Test
    void withACertificateTheGatewaySpeaksTlsAndListensForThoseWhoDoNot() {
        Path certificate = folder.resolve("certificate.pem");
        Path privateKey = folder.resolve("key.pem");
        Options tls = new Options(new Market.Replay("max", true), false, false, new Tls(certificate, privateKey), 7);
        assertThat(new ServiceSettings(tls, secrets).of(Service.GATEWAY))
                .containsEntry("SPRING_PROFILES_ACTIVE", "tls")
                .containsEntry("CANDELA_TLS_CERTIFICATE", certificate.toString())
                .containsEntry("CANDELA_TLS_PRIVATEKEY", privateKey.toString())
                .containsEntry("SERVER_PORT", "8450")
                .containsEntry("CANDELA_GATEWAY_PLAIN_PORT", "8087")
                .containsEntry("CANDELA_PUBLIC_URL", "https://localhost:8450");
        assertThat(new ServiceSettings(tls, secrets).of(Service.AUTH))
                .containsEntry("CANDELA_PUBLIC_URL", "https://localhost:8450")
                .doesNotContainKey("SPRING_PROFILES_ACTIVE");
        assertThat(settings(Service.GATEWAY)).doesNotContainKey("SPRING_PROFILES_ACTIVE");
    }

    @Test
    void inTheSandboxTheVenuesAreSimulated() {
        Options sandbox = new Options(new Market.Sandbox(), false, false, null, 7);
        assertThat(new ServiceSettings(sandbox, secrets).of(Service.MARKET_DATA))
                .containsEntry("CANDELA_ENVIRONMENT", "sandbox")
                .containsEntry("CANDELA_MARKETDATA_VENUES_AT_KRAKEN_SOCKET", "ws://127.0.0.1:18097/kraken/ws")
                .containsEntry("CANDELA_MARKETDATA_VENUES_AT_BINANCE_REST", "http://127.0.0.1:18097/binance");
        assertThat(settings(Service.MARKET_DATA)).doesNotContainKey("CANDELA_MARKETDATA_VENUES_AT_KRAKEN_SOCKET");
    }

    @Test
    void onTheLiveMarketTheVenuesAreTheirOwn() {
        Options live = new Options(new Market.Live(List.of("kraken", "bitstamp")), false, false, null, 7);
        assertThat(new ServiceSettings(live, secrets).of(Service.MARKET_DATA))
                .containsEntry("CANDELA_ENVIRONMENT", "live")
                .containsEntry("CANDELA_MARKETDATA_VENUES_LISTENTO", "kraken,bitstamp")
                .allSatisfy((name, _) -> assertThat(name).doesNotContain("VENUES_AT"));
    }

    private Stream<Service> holdersOf(String store) {
        String password = secrets.passwordOf(store);
        return Arrays.stream(Service.values())
                .filter(service -> settings(service).containsValue(password));
    }

    private Map<String, String> settings(Service service) {
        Options options = new Options(new Market.Replay("max", true), false, false, null, 7);
        return new ServiceSettings(options, secrets).of(service);
    }
}
