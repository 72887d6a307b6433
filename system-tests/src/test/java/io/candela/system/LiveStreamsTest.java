package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A market that moves, watched with the clients that people have: Java's, npm's, and a browser. While they watch, enough of
 * the tape is played to compare it, at the usual speed, with the fastest replay.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveStreamsTest {
    private static final Instance INSTANCE =
            new Instance(Instances.freshHome("watched"), 4000, "--replay", "--speed", "600");
    private static final Instant FAR_ENOUGH = Instant.parse("2013-11-25T17:00:00Z");
    private static final Path RESOURCES = Path.of("..", "gateway", "src", "main", "resources");

    private final JsonNode description =
            Api.JSON.readTree(Path.of("..", "docs", "api", "asyncapi.json").toFile());

    @BeforeAll
    static void up() {
        INSTANCE.up();
    }

    @AfterAll
    static void down() {
        INSTANCE.down();
    }

    @Test
    void javasClientGetsWhatIsKnownWhatHappensAndAfterABreakWhatItMissed() {
        List<Long> trades = new ArrayList<>();
        String cursor;
        try (Line line = new Line(INSTANCE).subscribe(null, "prices:*", "trades:*")) {
            line.awaitMessage(message ->
                    isOf(message, "snapshot", "prices") && !message.path("data").isEmpty());
            awaitTrades(line, 50);
            List<JsonNode> messages = line.messages();
            trades.addAll(trades(messages));
            cursor = messages.reversed().stream()
                    .filter(message -> message.has("cursor"))
                    .findFirst()
                    .orElseThrow()
                    .path("cursor")
                    .asString();
        }
        try (Line line = new Line(INSTANCE).subscribe(cursor, "prices:*", "trades:*")) {
            awaitTrades(line, 50);
            trades.addAll(trades(line.messages()));
            assertThat(line.messages())
                    .noneMatch(message -> message.path("type").asString().equals("gap"));
        }
        // The tape numbers its trades.
        assertThat(trades)
                .isEqualTo(LongStream.range(trades.getFirst(), trades.getFirst() + trades.size())
                        .boxed()
                        .toList());
    }

    @Test
    void everyMessageIsAsItIsDescribed() {
        List<JsonNode> messages = new ArrayList<>();
        try (Line line = new Line(INSTANCE)) {
            line.subscribe(null, "prices:*", "trades:*", "candles.1m:*", "candles.5m:BTC-USD", "signals:*", "feeds:*");
            line.send("{\"op\":\"ping\"}").send("{\"op\":\"subscribe\",\"id\":\"x\",\"channels\":[\"rumours:*\"]}");
            line.awaitMessage(message -> message.path("type").asString().equals("error"));
            for (String channel : List.of("prices", "trades", "candles.1m", "candles.5m", "feeds")) {
                line.awaitMessage(message -> isOf(message, "event", channel));
            }
            messages.addAll(line.messages());
        }
        try (Line line = new Line(INSTANCE).subscribe(null, "grades:NO-SUCH")) {
            line.awaitMessage(message -> message.path("type").asString().equals("heartbeat"));
            messages.addAll(line.messages());
        }
        Map<String, Schema> schemas = schemas();
        Set<String> seen = new TreeSet<>();
        for (JsonNode message : messages) {
            String name = described(message);
            seen.add(name);
            Schema schema = Objects.requireNonNull(schemas.get(name), name);
            assertThat(schema.validate(message.toString(), InputFormat.JSON))
                    .as(message.toString())
                    .isEmpty();
            assertThat(message.propertyNames().iterator().next()).isEqualTo("type");
        }
        assertThat(seen)
                .contains(
                        "ack",
                        "error",
                        "heartbeat",
                        "pricesSnapshot",
                        "pricesEvent",
                        "tradesEvent",
                        "candlesEvent",
                        "feedsSnapshot",
                        "feedsEvent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws.mjs", "eventsource.mjs"})
    void theClientsOfNpmGetWhatIsKnownWhatHappensAndAfterABreakWhatTheyMissed(String client) {
        assertThat(Node.run(client, environment())).contains("cut after");
    }

    @Test
    void theLivePageMovesAndHealsInABrowser() {
        Path browser = Node.program("chromium");
        Path pictures = Path.of("target").toAbsolutePath();
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("BROWSER", browser.toString());
        environment.put("PICTURES", pictures.toString());
        assertThat(Node.run("live.mjs", environment)).contains("page healed", "EventSource healed");
        assertThat(List.of("live-light.png", "live-dark.png", "live-interrupted.png", "live-narrow.png"))
                .allSatisfy(picture -> assertThat(pictures.resolve(picture)).isNotEmptyFile());
    }

    @Test
    void theChartLibraryIsTheOneThatNpmHas() {
        String file = "lightweight-charts.standalone.production.mjs";
        JsonNode published =
                Api.JSON.readTree(Node.file("lightweight-charts/package.json").toFile());
        assertThat(RESOURCES
                        .resolve("live/lightweight-charts")
                        .resolve(published.path("version").asString())
                        .resolve(file))
                .hasSameBinaryContentAs(Node.file("lightweight-charts/dist/" + file));
    }

    /** The last, so that there is least to wait for. */
    @Test
    @Order(Integer.MAX_VALUE)
    void atTheUsualSpeedTheAnswersAreThoseOfTheFastestReplay() {
        Answers fastest = Answers.of(Instances.replayed());
        INSTANCE.awaitFeedTime(FAR_ENOUGH);
        Instant reached = INSTANCE.feedTime();
        // The feed is ahead of what is made of it, at this speed by minutes of the tape in a slow moment.
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Answers answers = Answers.of(INSTANCE).settledBy(reached);
                    assertThat(answers.candles().get("1m")).hasSizeGreaterThan(800);
                    answers.assertEqualTo(fastest.settledBy(reached));
                });
    }

    private static Map<String, String> environment() {
        return Map.of("CANDELA_URL", INSTANCE.url(), "CANDELA_KEY", INSTANCE.demoKey());
    }

    private static void awaitTrades(Line line, int count) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> trades(line.messages()).size() >= count);
    }

    private static List<Long> trades(List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> isOf(message, "event", "trades"))
                .map(message -> Long.valueOf(message.at("/data/tradeId").asString()))
                .toList();
    }

    private static boolean isOf(JsonNode message, String type, String channel) {
        return message.path("type").asString().equals(type)
                && message.path("channel").asString("").equals(channel);
    }

    /** What the description calls a message of this kind. */
    private static String described(JsonNode message) {
        String type = message.path("type").asString();
        String channel = message.path("channel").asString("").replaceFirst("[.].*", "");
        return switch (type) {
            case "event" -> channel + "Event";
            case "snapshot" -> channel + "Snapshot";
            default -> type;
        };
    }

    private Map<String, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        return description
                .at("/components/messages")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, message -> {
                    ObjectNode schema =
                            (ObjectNode) message.getValue().path("payload").deepCopy();
                    schema.set("components", description.path("components").deepCopy());
                    close(schema);
                    return registry.getSchema(schema.toString());
                }));
    }

    /** Refuses what is not described, though clients must put up with it. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.valueStream().forEach(LiveStreamsTest::close);
    }
}
