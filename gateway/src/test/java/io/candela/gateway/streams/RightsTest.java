package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.Topic;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What becomes of open streams when the rights of their credential change, and how many an account may have. */
@NullUnmarked
class RightsTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Plan PLAN = new Plan("rights", 1_000_000, 1_000_000, 1_000_000_000, 2, 1, 1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Topic credentials;
    private static TestTopics topics;
    private static TestGateway gateway;
    private static TestGateway other;

    private final ApiKey key = Credentials.key();
    private final Credential credential =
            Credentials.active("key_" + UUID.randomUUID(), key, PLAN.id(), "stream", "market:read", "signals:read");

    @BeforeAll
    static void start() throws IOException {
        credentials = new Topic(BROKERS);
        credentials.publish(PLAN);
        topics = new TestTopics(BROKERS, "rights-test");
        Map<String, String> settings = new HashMap<>(topics.settings(1000));
        settings.put("spring.data.redis.host", Infrastructure.redis().host());
        settings.put(
                "spring.data.redis.port",
                Integer.toString(Infrastructure.redis().port()));
        settings.put("spring.data.redis.password", Infrastructure.redis().password());
        IdentityKeyFiles keys = new IdentityKeyFiles(Files.createTempDirectory("rights"));
        keys.create("shared");
        settings.put(
                "candela.identity.private-key-file", keys.privateKey("shared").toString());
        settings.put("candela.identity.public-keys-file", keys.publicKeys().toString());
        gateway = TestGateway.start(BROKERS, settings);
        other = TestGateway.start(BROKERS, settings);
    }

    @AfterAll
    static void end() {
        gateway.close();
        other.close();
        topics.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedKeysStreamsEndWithinASecond(Framing framing) {
        learn(credential);
        try (TestStream stream = open(gateway, framing);
                TestStream elsewhere = open(other, framing)) {
            stream.next("ack");
            elsewhere.next("ack");
            long revoked = System.nanoTime();
            credentials.publish(Credentials.revoked(credential));
            JsonNode goodbye = stream.next("goodbye");
            assertThat(elsewhere.next("goodbye").path("reason").asString()).isEqualTo("revoked");
            assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(SECOND);
            assertThat(goodbye.path("reason").asString()).isEqualTo("revoked");
            assertThat(goodbye.path("detail").asString()).contains("revoked");
            assertThat(goodbye.has("retryAfterMillis")).isFalse();
            assertThat(stream.rest()).isEmpty();
        }
    }

    @Test
    void theStreamsOfAKeyThatIsRemovedEnd() {
        learn(credential);
        try (TestStream stream = open(gateway, Framing.WEB_SOCKET)) {
            stream.next("ack");
            credentials.remove(credential);
            assertThat(stream.next("goodbye").path("reason").asString()).isEqualTo("revoked");
        }
    }

    @Test
    void anExpiredKeysStreamsEndWithItAndNotBefore() {
        Instant end = Instant.now().plusSeconds(3);
        learn(Credentials.until(credential, end));
        try (TestStream stream = open(gateway, Framing.WEB_SOCKET)) {
            stream.next("ack");
            JsonNode goodbye = stream.next("goodbye");
            assertThat(goodbye.path("reason").asString()).isEqualTo("expired");
            assertThat(goodbye.path("detail").asString()).contains(end.toString());
            assertThat(Instant.now()).isAfterOrEqualTo(end);
        }
    }

    @Test
    void aMissingScopeRefusesTheChannelAndNotTheConnection() {
        learn(Credentials.scoped(credential, "stream", "market:read"));
        try (TestStream.WebSocket stream = TestStream.webSocket(gateway.port(), key)) {
            stream.subscribe(1, List.of("signals:*"), null);
            JsonNode error = stream.next("error");
            assertThat(error.path("id").asInt()).isEqualTo(1);
            assertThat(error.at("/problem/code").asString()).isEqualTo("missing-scope");
            assertThat(error.at("/problem/status").asInt()).isEqualTo(403);
            assertThat(error.at("/problem/detail").asString()).contains("signals:read");
            stream.subscribe(2, List.of("prices:*"), null);
            assertThat(stream.next("ack").path("id").asInt()).isEqualTo(2);
        }
    }

    @Test
    void aScopeThatIsTakenAwayEndsItsChannelsAndNotTheStream() {
        learn(credential);
        try (TestStream stream =
                TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, List.of("signals:*", "prices:RIGHTS"), null)) {
            stream.next("ack");
            topics.commit(() -> topics.publish("signals", "RIGHTS", 0, 1));
            assertThat(stream.next("event").path("channel").asString()).isEqualTo("signals");

            learn(Credentials.scoped(credential, "stream", "market:read"));
            JsonNode error = stream.next("error");
            assertThat(error.has("id")).isFalse();
            assertThat(error.at("/problem/code").asString()).isEqualTo("missing-scope");
            assertThat(error.at("/problem/detail").asString()).contains("signals");
            topics.commit(() -> {
                topics.publish("signals", "RIGHTS", 1, 2);
                topics.publish("prices", "RIGHTS", 0, 1);
            });
            assertThat(stream.next("event").path("channel").asString()).isEqualTo("prices");
        }
    }

    @Test
    void aKeyThatMayNotStreamAnyMoreEndsItsStreams() {
        learn(credential);
        try (TestStream stream = open(gateway, Framing.SERVER_SENT_EVENTS)) {
            stream.next("ack");
            learn(Credentials.scoped(credential, "market:read"));
            JsonNode goodbye = stream.next("goodbye");
            assertThat(goodbye.path("reason").asString()).isEqualTo("revoked");
            assertThat(goodbye.path("detail").asString()).contains("stream");
        }
    }

    @Test
    void anAddressThatIsNotAdmittedAnyMoreEndsItsStreams() {
        learn(credential);
        try (TestStream stream = open(gateway, Framing.WEB_SOCKET)) {
            stream.next("ack");
            learn(Credentials.from(credential, "203.0.113.0/24"));
            assertThat(stream.next("goodbye").path("detail").asString()).contains("address");
        }
    }

    @Test
    void aTicketOpensStreamsAtAnyGatewayWithTheRightsOfItsKey() throws Exception {
        learn(Credentials.scoped(credential, "stream", "market:read"));
        String ticket = ticket();
        Listener heard = new Listener();
        var socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + other.port() + "/v1/stream?ticket=" + ticket), heard)
                .join();
        socket.sendText("{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"signals:*\"]}", true)
                .join();
        assertThat(heard.next("error").at("/problem/code").asString()).isEqualTo("missing-scope");
        socket.sendText("{\"op\":\"subscribe\",\"id\":2,\"channels\":[\"prices:*\"]}", true)
                .join();
        assertThat(heard.next("ack").path("id").asInt()).isEqualTo(2);

        // It takes a place of the account, as the key does.
        try (TestStream second = open(gateway, Framing.WEB_SOCKET)) {
            second.next("ack");
            assertThat(HTTP.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:%d/v1/stream?channel=prices:*&ticket=%s"
                                                            .formatted(gateway.port(), ticket)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(429);
        }

        credentials.publish(Credentials.revoked(Credentials.revoked(credential)));
        assertThat(heard.next("goodbye").path("reason").asString()).isEqualTo("revoked");
        assertThat(heard.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void whoSendsTooManyRequestsIsToldSoBeforeTheStreamIsEnded() {
        learn(credential);
        try (TestStream.WebSocket stream = TestStream.webSocket(gateway.port(), key)) {
            for (int i = 1; i <= 30; i++) {
                stream.send("{\"op\":\"ping\",\"id\":%d}".formatted(i));
            }
            JsonNode error = stream.next("error");
            assertThat(error.at("/problem/code").asString()).isEqualTo("rate-limited");
            assertThat(error.at("/problem/retryable").asBoolean()).isTrue();
            assertThat(error.path("id").asInt()).isGreaterThan(20);
            await().pollInterval(SECOND).until(() -> {
                stream.send("{\"op\":\"ping\",\"id\":99}");
                JsonNode answer = stream.next("ack,error");
                while (answer.path("id").asInt() != 99) {
                    answer = stream.next("ack,error");
                }
                return answer.path("type").asString().equals("ack");
            });
        }
    }

    @Test
    void anAccountHasTheStreamsOfItsPlanAtAllGatewaysTogether() {
        learn(credential);
        TestStream first = open(gateway, Framing.WEB_SOCKET);
        first.next("ack");
        try (TestStream second = open(other, Framing.SERVER_SENT_EVENTS)) {
            second.next("ack");
            for (TestGateway each : List.of(gateway, other)) {
                for (Framing framing : Framing.values()) {
                    assertThat(open(each, framing).status).startsWith("HTTP/1.1 429");
                }
            }
            // A place is free as soon as its stream has ended.
            first.close();
            await().atMost(SECOND)
                    .until(() -> open(other, Framing.WEB_SOCKET).status.startsWith("HTTP/1.1 101"));
            assertThat(open(gateway, Framing.WEB_SOCKET).status).startsWith("HTTP/1.1 429");
        }
    }

    @Test
    void aStreamThatCannotBeOpenedTakesNoPlace() {
        learn(credential);
        for (int i = 0; i < 5; i++) {
            assertThat(TestStream.events(gateway.port(), key, List.of("nonsense"), null).status)
                    .startsWith("HTTP/1.1 404");
        }
        try (TestStream stream = open(gateway, Framing.WEB_SOCKET)) {
            assertThat(stream.next("ack").path("id").asInt()).isEqualTo(1);
        }
    }

    private String ticket() throws IOException, InterruptedException {
        HttpResponse<String> made = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/stream/tickets"))
                        .header("Authorization", "Bearer " + key.text())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestStream.JSON.readTree(made.body()).path("ticket").asString();
    }

    private TestStream open(TestGateway at, Framing framing) {
        return TestStream.open(framing, at.port(), key, List.of("prices:*"), null);
    }

    /** Publishes it and waits until gateways know it. */
    private void learn(Credential learnt) {
        credentials.publish(learnt);
        for (TestGateway each : List.of(gateway, other)) {
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> each.bean(CredentialDirectory.class)
                            .find(key.hash())
                            .map(known -> known.credential().equals(learnt))
                            .orElse(false));
        }
    }

    /** What Java's own client hears. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        JsonNode next(String type) throws InterruptedException {
            while (true) {
                JsonNode message = messages.poll(20, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("No " + type);
                }
                if (message.path("type").asString().equals(type)) {
                    return message;
                }
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(TestStream.JSON.readTree(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return WebSocket.Listener.super.onClose(socket, status, reason);
        }
    }
}
