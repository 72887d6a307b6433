package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Apps that get their tokens with the clients that people use, none of them written here. */
class OAuthTest {
    private static final String PRICE = "/v1/prices/BTC-USD";

    private final Instance instance = Instances.replayed();

    @Test
    void openidClientDoesAllOfIt() {
        run("openid-client.mjs");
    }

    @Test
    void oauth4webapiDoesAllOfIt() {
        run("oauth4webapi.mjs");
    }

    @Test
    void tokensAndKeysWorkWhileAuthServiceIsDownAndARevocationJustBeforeIsNotLost() {
        List<String> printed = run("openid-client.mjs").lines().toList();
        String token = printed.getLast();
        JsonNode key = instance.newKey("market:read");
        long before = instance.pid("auth-service");
        instance.revoke(key);
        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
        HttpResponse<String> keys = instance.get("/v1/keys", token);
        HttpResponse<String> price = instance.get(PRICE, token);
        assertThat(price.statusCode()).as(price.body()).isEqualTo(200);
        assertThat(instance.get(PRICE).statusCode()).isEqualTo(200);
        assertThat(keys.statusCode()).isEqualTo(403);
        // The first one may meet a connection that breaks off, which is another answer.
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            HttpResponse<String> management = registrationToken();
            assertThat(management.statusCode()).as(management.body()).isEqualTo(503);
            assertThat(management.headers().firstValue("Retry-After")).isPresent();
        });
        Instance.awaitBack(() -> registrationToken().statusCode() == 201);
        await().until(() -> instance.get(PRICE, key.path("key").asString()).statusCode() == 401);
    }

    private HttpResponse<String> registrationToken() {
        return instance.send(instance.request("/v1/registration-tokens")
                .header("Authorization", "Bearer " + instance.adminKey())
                .POST(BodyPublishers.noBody()));
    }

    private String run(String script) {
        return Node.run(
                script,
                Map.of(
                        "CANDELA_URL",
                        instance.url().replace("127.0.0.1", "localhost"),
                        "CANDELA_ADMIN_KEY",
                        instance.adminKey()));
    }
}
