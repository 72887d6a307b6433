package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.candela.contracts.ApiKey;
import io.candela.gateway.Topic;
import io.candela.gateway.credentials.Credentials;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Streams as clients meet them, over real sockets and from a real broker. */
@NullUnmarked
class StreamsTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();

    private static Topic credentials;
    private static TestTopics topics;
    private static TestGateway gateway;
    private static ApiKey key;

    @BeforeAll
    static void start() {
        credentials = new Topic(BROKERS);
        topics = new TestTopics(BROKERS, "streams-test");
        for (Framing framing : Framing.values()) {
            topics.commit(() -> topics.publish("prices", "A-" + framing, 0, 3));
        }
        Map<String, String> settings = new HashMap<>(topics.settings(1000));
        settings.put("candela.gateway.arrival.patience", "1s");
        settings.put("candela.gateway.streams.unsubscribed", "2s");
        gateway = TestGateway.start(BROKERS, settings);
        key = gateway.key(credentials, "stream", "market:read");
    }

    @AfterAll
    static void end() {
        gateway.close();
        topics.close();
    }

    @ParameterizedTest
    @EnumSource
    void aClientGetsAnAcknowledgementASnapshotAndThenEvents(Framing framing) {
        try (TestStream stream = open(framing, "prices:A-" + framing)) {
            JsonNode ack = stream.next("ack");
            assertThat(ack.path("op").asString()).isEqualTo("subscribe");
            assertThat(ack.path("channels").toString()).isEqualTo("[\"prices:A-" + framing + "\"]");
            JsonNode snapshot = stream.next();
            assertThat(snapshot.path("type").asString()).isEqualTo("snapshot");
            assertThat(snapshot.path("data").toString()).isEqualTo("[{\"instrument\":\"A-" + framing + "\",\"n\":2}]");
            topics.commit(() -> {
                topics.publish("prices", "B-" + framing, 0, 3);
                topics.publish("prices", "A-" + framing, 3, 4);
            });
            JsonNode event = stream.next("event");
            assertThat(event.path("channel").asString()).isEqualTo("prices");
            assertThat(event.path("instrument").asString()).isEqualTo("A-" + framing);
            assertThat(event.path("data").toString()).isEqualTo("{\"instrument\":\"A-" + framing + "\",\"n\":3}");
            JsonNode heartbeat = stream.next("heartbeat");
            assertThat(stream.next("heartbeat").path("counter").asInt())
                    .isEqualTo(heartbeat.path("counter").asInt() + 1);
        }
    }

    @Test
    void theNewestOfAChannelIsThereForOthersToo() {
        topics.commit(() -> topics.publish("quotes", "N", 0, 3));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                gateway.bean(Streams.class).newest("quotes").join())
                        .hasEntrySatisfying(
                                "N", data -> assertThat(data).asString().isEqualTo("{\"instrument\":\"N\",\"n\":2}")));
        assertThat(gateway.bean(Streams.class).newest("no-such-channel").join()).isEmpty();
    }

    @Test
    void keysAndWildcardsAreSubscribedToAndGivenUp() {
        try (TestStream.WebSocket stream = webSocket()) {
            stream.subscribe(1, List.of("trades:U,V", "candles.1m:*"), null);
            assertThat(stream.next("ack").path("channels").toString()).isEqualTo("[\"trades:U,V\",\"candles.1m:*\"]");
            topics.commit(() -> {
                topics.publish("trades", "U", 1, 2);
                topics.publish("trades", "W", 2, 3);
            });
            assertThat(stream.next("event").at("/data/n").asInt()).isEqualTo(1);
            topics.commit(() -> topics.candle("U", 3, "closed"));
            JsonNode candle = stream.next("event");
            assertThat(candle.path("channel").asString()).isEqualTo("candles.1m");
            assertThat(candle.at("/data/n").asInt()).isEqualTo(3);

            stream.send("{\"op\":\"unsubscribe\",\"id\":\"two\",\"channels\":[\"trades:U\",\"candles.1m:*\"]}");
            assertThat(stream.next("ack").path("id").asString()).isEqualTo("two");
            topics.commit(() -> {
                topics.publish("trades", "U", 4, 5);
                topics.candle("V", 5, "closed");
                topics.publish("trades", "V", 6, 7);
            });
            assertThat(stream.next("event").at("/data/n").asInt()).isEqualTo(6);
        }
    }

    @Test
    void dataAreRelayedByteForByte() throws IOException {
        String odd = "{\"instrument\":\"ODD\", \"n\":1.50, \"text\":\"\\u00e9é\"}";
        try (TestStream stream = open(Framing.WEB_SOCKET, "trades:ODD")) {
            stream.next("snapshot");
            topics.commit(() -> topics.send("trades", "ODD", odd));
            String event = stream.read();
            while (!event.contains("\"event\"")) {
                event = stream.read();
            }
            assertThat(event).endsWith("\"data\":" + odd + "}");
        }
    }

    @Test
    void whatCannotBeGrantedIsRefusedAndTheStreamGoesOn() {
        try (TestStream.WebSocket stream = webSocket()) {
            refused(stream, "nothing:*", null, "unknown-channel");
            refused(stream, "prices", null, "invalid-selection");
            refused(stream, "prices:", null, "invalid-selection");
            refused(stream, "prices.1m:*", null, "invalid-selection");
            refused(stream, "candles:*", null, "invalid-selection");
            refused(stream, "signals:*", null, "missing-scope");
            refused(stream, "prices:*", "rubbish", "invalid-cursor");
            refused(stream, "trades:" + String.join(",", keys(1001)), null, "too-many-selections");
            stream.subscribe(2, List.of("trades:A"), null);
            String cursor = stream.next("ack").path("cursor").asString();
            refused(stream, "trades:B", cursor, "conflicting-resume");
            stream.send("{\"op\":\"ping\",\"id\":3}");
            JsonNode pong = stream.next("ack");
            assertThat(pong.path("op").asString()).isEqualTo("ping");
            assertThat(pong.path("id").asInt()).isEqualTo(3);
        }
    }

    private static void refused(TestStream.WebSocket stream, String channel, String resume, String code) {
        stream.subscribe(1, List.of(channel), resume);
        JsonNode error = stream.next("error");
        assertThat(error.path("id").asInt()).isEqualTo(1);
        assertThat(error.at("/problem/code").asString()).isEqualTo(code);
        assertThat(error.at("/problem/type").asString()).isEqualTo("/problems/" + code);
        assertThat(error.at("/problem/detail").asString()).isNotBlank();
    }

    @Test
    void whatOpensNoStreamIsRefusedByAProblem() {
        assertThat(events("trades:A", "rubbish")).startsWith("HTTP/1.1 400");
        assertThat(events("nothing:*", null)).startsWith("HTTP/1.1 404");
        assertThat(events("signals:*", null)).startsWith("HTTP/1.1 403");
        try (TestStream stream = TestStream.open(
                Framing.SERVER_SENT_EVENTS, gateway.port(), Credentials.key(), List.of("trades:A"), null)) {
            assertThat(stream.status).startsWith("HTTP/1.1 401");
        }
    }

    private static String events(String channel, String cursor) {
        try (TestStream stream =
                TestStream.open(Framing.SERVER_SENT_EVENTS, gateway.port(), key, List.of(channel), cursor)) {
            return stream.status;
        }
    }

    // Clients that behave badly

    @Test
    void whoSendsWhatCannotBeUnderstoodIsToldAndInTheEndCut() {
        try (TestStream.WebSocket stream = webSocket()) {
            List<String> malformed =
                    List.of("{", "[]", "{\"op\":\"dance\"}", "{\"op\":\"subscribe\"}", "{\"op\":\"ping\",\"id\":[]}");
            for (String message : malformed) {
                stream.send(message);
                assertThat(stream.next("error").at("/problem/code").asString()).isEqualTo("invalid-message");
            }
            ends(stream, "malformed", 1007);
        }
    }

    @Test
    void whoSendsTooMuchAtOnceIsCut() {
        try (TestStream.WebSocket stream = webSocket()) {
            stream.send("x".repeat(20_000));
            ends(stream, "too-large", 1009);
        }
        try (TestStream.WebSocket stream = webSocket()) {
            for (int i = 0; i < 4; i++) {
                stream.part(i == 0, "x".repeat(6000));
            }
            ends(stream, "too-large", 1009);
        }
    }

    @Test
    void whoFloodsIsCutAndOthersAreNot() {
        try (TestStream other = open(Framing.WEB_SOCKET, "trades:CALM");
                TestStream.WebSocket stream = webSocket()) {
            for (int i = 0; i < 100; i++) {
                stream.send("{\"op\":\"ping\"}");
            }
            ends(stream, "flooding", 1008);
            topics.commit(() -> topics.publish("trades", "CALM", 1, 2));
            assertThat(other.next("event").at("/data/n").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whoSendsFramesThatAreNoneIsCut() throws IOException {
        try (TestStream.WebSocket stream = webSocket()) {
            stream.write(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff});
            assertThat(stream.rest()).isEmpty();
        }
    }

    @Test
    void whoSendsARequestByteByByteIsCut() throws IOException {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            slow.getOutputStream().write("GET /v1/stream HTTP/1.1\r\nHost: lo".getBytes(StandardCharsets.US_ASCII));
            slow.setSoTimeout(20_000);
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoeverSpeaksAtOnceIsHeardAndMayGoWithoutAWord() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try (ExecutorService clients = Executors.newFixedThreadPool(50)) {
            List<Future<String>> heard = IntStream.range(0, 1000)
                    .mapToObj(_ -> clients.submit(() -> {
                        try (TestStream stream = open(Framing.WEB_SOCKET, "trades:ATONCE")) {
                            return stream.next("ack,goodbye").path("type").asString();
                        }
                    }))
                    .toList();
            assertThat(heard).allSatisfy(answer -> assertThat(answer.get()).isEqualTo("ack"));
        } finally {
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
                        && event.getLoggerName().startsWith("io.netty"));
    }

    @Test
    void whoSubscribesToNothingIsCut() {
        try (TestStream.WebSocket stream = webSocket()) {
            ends(stream, "idle", 1008);
        }
    }

    @Test
    void whoGoesOnSendingAfterAskingForEventsIsNotListenedTo() throws IOException {
        try (TestStream stream = open(Framing.SERVER_SENT_EVENTS, "trades:DEAF")) {
            stream.next("snapshot");
            for (int i = 0; i < 100; i++) {
                stream.write(
                        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
            }
            topics.commit(() -> topics.publish("trades", "DEAF", 1, 2));
            assertThat(stream.next("event").at("/data/n").asInt()).isEqualTo(1);
        }
    }

    private static void ends(TestStream.WebSocket stream, String reason, int status) {
        JsonNode goodbye = stream.next("goodbye");
        assertThat(goodbye.path("reason").asString()).isEqualTo(reason);
        assertThat(goodbye.path("detail").asString()).isNotBlank();
        assertThat(stream.rest()).isEmpty();
        assertThat(stream.closed).isEqualTo(status);
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i).toList();
    }

    private static TestStream.WebSocket webSocket() {
        return TestStream.webSocket(gateway.port(), key);
    }

    private static TestStream open(Framing framing, String... channels) {
        return TestStream.open(framing, gateway.port(), key, List.of(channels), null);
    }
}
