package io.candela.gateway.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.candela.gateway.Configured;
import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.documents.Frame;
import io.candela.gateway.documents.PublishedDocument;
import io.candela.gateway.streams.Channel;
import io.candela.gateway.streams.Conflation;
import io.candela.gateway.streams.StreamsProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    private static final Channel PRICES = channel("prices", "market.prices.v1", null, new Conflation.Always());
    private static final Channel CANDLES =
            channel("candles", "market.candles.v1", "interval", new Conflation.Where("state", "open"));

    private final List<Channel> configured =
            Configured.with("candela.gateway.streams", StreamsProperties.class).channels();
    private final ObjectNode document = compose(configured);

    @Test
    void itIsTheOneThatIsCommitted() throws IOException {
        assertThat(PublishedDocument.of(document).json())
                .as("docs/api/README.md says how to take it anew")
                .isEqualTo(Files.readString(Path.of("..", "docs", "api", "asyncapi.json")));
    }

    @Test
    void itSaysWhereTheStreamsAreAndWhetherOverTls() {
        JsonNode servers = compose(List.of(PRICES), "https://api.example").path("servers");
        assertThat(servers.at("/webSocket/protocol").asString()).isEqualTo("wss");
        assertThat(servers.at("/serverSentEvents/protocol").asString()).isEqualTo("https");
        for (JsonNode server : servers) {
            assertThat(server.at("/variables/host/default").asString()).isEqualTo("api.example");
        }
    }

    @TestFactory
    Stream<DynamicTest> theExamplesOfEveryMessageFitItsSchema() {
        return document.at("/components/messages")
                .propertyStream()
                .map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
                    JsonNode examples = message.getValue().path("examples");
                    assertThat(examples).isNotEmpty();
                    for (JsonNode example : examples) {
                        assertThat(faults(message.getValue(), example.path("payload")))
                                .isEmpty();
                    }
                    assertThat(faults(message.getValue(), document.objectNode()))
                            .isNotEmpty();
                }));
    }

    @Test
    void everyConfiguredChannelIsDescribed() {
        assertThat(configured).isNotEmpty().allSatisfy(channel -> {
            JsonNode event = document.at("/components/messages/" + channel.name() + "Event");
            assertThat(event.path("description").asString()).contains("Scope: `" + channel.scope() + "`");
            assertThat(event.at("/payload/properties").propertyNames())
                    .containsExactly("type", "channel", channel.key(), "cursor", "data");
            assertThat(document.at("/components/messages").propertyNames()).contains(channel.name() + "Snapshot");
        });
    }

    @Test
    void aQualifierGivesAChannelANameForEachOfItsValues() {
        assertThat(compose(List.of(CANDLES))
                        .at("/components/messages/candlesEvent/payload/properties/channel/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(
                        "candles.1m",
                        "candles.5m",
                        "candles.15m",
                        "candles.30m",
                        "candles.1h",
                        "candles.4h",
                        "candles.12h",
                        "candles.1d",
                        "candles.1w",
                        "candles.1M");
    }

    @Test
    void aSelectionNamesAChannelThatThereIs() {
        String pattern = compose(List.of(PRICES, CANDLES))
                .at("/components/schemas/Selection/pattern")
                .asString();
        assertThat(List.of("prices:*", "prices:BTC-USD,ETH-USD", "candles.15m:BTC-USD"))
                .allMatch(selection -> selection.matches(pattern));
        assertThat(List.of(
                        "prices",
                        "prices:",
                        "prices:*,BTC-USD",
                        "trades:*",
                        "candles:*",
                        "candlesx1m:*",
                        "candles.2m:*"))
                .noneMatch(selection -> selection.matches(pattern));
    }

    @Test
    void whatEveryOperationSendsIncludesEachChannel() {
        document.path("operations").forEach(operation -> {
            if (operation.path("action").asString().equals("send")) {
                assertThat(operation
                                .path("messages")
                                .valueStream()
                                .map(message -> message.path("$ref").asString()))
                        .anyMatch(reference -> reference.endsWith("/gradesEvent"))
                        .anyMatch(reference -> reference.endsWith("/heartbeat"))
                        .noneMatch(reference -> reference.endsWith("/ack"));
            }
        });
    }

    @Test
    void aChannelOfATopicThatNobodyDescribesIsLeftOut() {
        assertThat(compose(List.of(PRICES, channel("rumours", "market.rumours.v1", null, new Conflation.Never()))))
                .isEqualTo(compose(List.of(PRICES)));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        TreeSet<String> references = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        document.path("components")
                .forEachEntry((section, entries) -> entries.propertyNames()
                        .forEach(name -> assertThat(references).contains("#/components/" + section + "/" + name)));
    }

    private List<String> faults(JsonNode message, JsonNode payload) {
        ObjectNode schema = (ObjectNode) message.path("payload").deepCopy();
        schema.set("components", document.path("components").deepCopy());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema.toString())
                .validate(payload.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode compose(List<Channel> channels) {
        return compose(channels, "http://localhost:8080");
    }

    private static ObjectNode compose(List<Channel> channels, String url) {
        return new AsyncApiComposer(Frame.load("asyncapi.yaml"), Frame.load("openapi.yaml"), new PublicUrl(url))
                .compose(channels);
    }

    private static Channel channel(String name, String topic, @Nullable String qualifier, Conflation conflation) {
        return new Channel(name, topic, "instrument", qualifier, "market:read", conflation, 10);
    }
}
