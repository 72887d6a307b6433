package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.gateway.GatewayApplication;
import io.candela.gateway.Topic;
import io.candela.local.Infrastructure;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Gateways and brokers go away, and who was listening misses nothing. */
@NullUnmarked
class OutageTest {
    private static final List<String> EVERYTHING =
            List.of("trades:*", "candles.1m:*", "signals:*", "prices:*", "quotes:*");
    private static final String[] SCOPES = {"stream", "market:read", "signals:read"};

    private final Random random = new Random(20_131_125);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPRESSED_WEB_SOCKET")
    void aGatewayThatIsKilledIsReplacedByAnother(Framing framing) throws Exception {
        String brokers = Infrastructure.kafka().bootstrapServers();
        Topic credentials = new Topic(brokers);
        try (TestTopics topics = new TestTopics(brokers, "killed-" + framing);
                TestGateway another = TestGateway.start(brokers, topics.settings(40))) {
            ApiKey key = another.key(credentials, SCOPES);
            int port = FreePorts.one();
            Process victim = process(brokers, topics, port);
            try {
                awaitAnswer(port, key);
                Tape tape = new Tape(topics, random);
                TestStream stream = TestStream.open(framing, port, key, EVERYTHING, null);
                Heard heard = new Heard();
                heard.hear(stream.next("ack"));
                tape.play(300);
                stream.someInto(heard, 50);
                victim.destroyForcibly();
                stream.forEach(heard::hear);
                tape.play(300);

                try (TestStream back = TestStream.open(framing, another.port(), key, EVERYTHING, stream.cursor)) {
                    tape.play(300);
                    back.allInto(heard, tape);
                    assertThat(heard.everything()).isEqualTo(tape.everything());
                    assertThat(heard.newest()).containsAllEntriesOf(tape.newest());
                    assertThat(heard.gaps()).isEmpty();
                }
            } finally {
                victim.destroyForcibly();
            }
        }
    }

    @Test
    void aBrokerThatIsKilledAndComesBackInterruptsAndNothingIsMissed() throws Exception {
        KafkaBroker broker =
                new KafkaBroker(Software.ofThisProject(), folder.resolve("kafka"), FreePorts.one(), FreePorts.one());
        String brokers = broker.bootstrapServers();
        try (Killable running = new Killable(broker, folder.resolve("kafka.log")).start();
                TestTopics topics = new TestTopics(brokers, "broker");
                TestGateway gateway = TestGateway.start(brokers, topics.settings(40))) {
            ApiKey key = gateway.key(new Topic(brokers), SCOPES);
            Tape tape = new Tape(topics, random);
            Map<Framing, TestStream> streams = new HashMap<>();
            Map<Framing, Heard> heard = new HashMap<>();
            for (Framing framing : Framing.values()) {
                streams.put(framing, TestStream.open(framing, gateway.port(), key, EVERYTHING, null));
                heard.put(framing, new Heard());
                heard.get(framing).hear(streams.get(framing).next("ack"));
            }
            String old = streams.get(Framing.WEB_SOCKET).cursor;
            tape.play(300);
            tape.play(300);
            for (Framing framing : Framing.values()) {
                streams.get(framing).allInto(heard.get(framing), tape);
            }

            running.kill();
            for (Framing framing : Framing.values()) {
                assertThat(streams.get(framing).next("status").path("source").asString())
                        .isEqualTo("interrupted");
                streams.get(framing).next("heartbeat");
            }
            // What this one missed cannot be read now, and it hears that it has to wait.
            TestStream late = TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, EVERYTHING, old);
            Heard heardLate = new Heard();
            late.someInto(heardLate, Integer.MAX_VALUE);
            String waiting = late.cursor;
            assertThat(late.next("heartbeat,event").path("cursor").asString()).isEqualTo(waiting);

            running.start();
            for (Framing framing : Framing.values()) {
                assertThat(streams.get(framing).next("status").path("source").asString())
                        .isEqualTo("live");
            }
            tape.play(300);
            for (Framing framing : Framing.values()) {
                streams.get(framing).allInto(heard.get(framing), tape);
                assertThat(heard.get(framing).everything()).isEqualTo(tape.everything());
                assertThat(heard.get(framing).newest()).containsAllEntriesOf(tape.newest());
                assertThat(heard.get(framing).gaps()).isEmpty();
                streams.get(framing).close();
            }
            late.allInto(heardLate, tape);
            assertThat(heardLate.everything()).isEqualTo(tape.everything());
            assertThat(heardLate.gaps()).isEmpty();
            late.close();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPRESSED_WEB_SOCKET")
    void aGatewayThatIsStoppedSaysGoodbyeAndAnotherGoesOn(Framing framing) {
        String brokers = Infrastructure.kafka().bootstrapServers();
        Topic credentials = new Topic(brokers);
        try (TestTopics topics = new TestTopics(brokers, "stopped-" + framing);
                TestGateway another = TestGateway.start(brokers, topics.settings(1000))) {
            TestGateway stopped = TestGateway.start(brokers, topics.settings(1000));
            ApiKey key = stopped.key(credentials, SCOPES);
            TestStream stream = TestStream.open(framing, stopped.port(), key, List.of("trades:A"), null);
            stream.next("snapshot");
            topics.commit(() -> topics.publish("trades", "A", 0, 1));
            assertThat(stream.next("event").at("/data/n").asInt()).isZero();

            stopped.close();
            JsonNode goodbye = stream.next("goodbye");
            assertThat(goodbye.path("reason").asString()).isEqualTo("shutdown");
            assertThat(goodbye.path("retryAfterMillis").asLong()).isBetween(0L, 5000L);
            assertThat(stream.rest()).isEmpty();
            if (stream instanceof TestStream.WebSocket webSocket) {
                assertThat(webSocket.closed).isEqualTo(1001);
            }

            topics.commit(() -> topics.publish("trades", "A", 1, 2));
            another.key(credentials, SCOPES);
            try (TestStream back = TestStream.open(framing, another.port(), key, List.of("trades:A"), stream.cursor)) {
                assertThat(back.next("event").at("/data/n").asInt()).isEqualTo(1);
            }
        }
    }

    private Process process(String brokers, TestTopics topics, int port) throws IOException {
        Map<String, String> settings = new HashMap<>(topics.settings(1000));
        settings.put("server.port", Integer.toString(port));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GatewayApplication.class.getName()));
        command.addAll(TestGateway.arguments(brokers, settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gateway.log").toFile())
                .start();
    }

    private static void awaitAnswer(int port, ApiKey key) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest look = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/v1/stream?channel=trades:A"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + key.text())
                .build();
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(java.net.ConnectException.class)
                .until(() ->
                        http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }
}
