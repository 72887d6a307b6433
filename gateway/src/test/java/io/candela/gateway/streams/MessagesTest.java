package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.Configured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway makes of the events that services publish is what the description says. */
class MessagesTest {
    private static final byte[] CURSOR = "AQIDBA".getBytes(StandardCharsets.US_ASCII);

    private final Messages messages = new Messages(new Compression());
    private final Frames frames = new Frames();

    static List<Channel> channels() {
        return Configured.with("candela.gateway.streams", StreamsProperties.class)
                .channels();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void eventsAndSnapshotsOfEveryChannelAreAsDescribed(Channel channel) throws IOException {
        List<Path> golden = golden(channel);
        assertThat(golden).isNotEmpty();
        for (Path file : golden) {
            Frame frame = frame(channel, file);
            JsonNode event = json(messages.event(Framing.SERVER_SENT_EVENTS, frame, CURSOR));
            assertThat(Description.faults(channel.name() + "Event", event)).isEmpty();
            assertThat(event.path("data")).isEqualTo(JsonMapper.shared().readTree(file.toFile()));

            String name = Selection.name(channel, frame.subject().qualifier());
            JsonNode snapshot =
                    json(messages.snapshot(Framing.SERVER_SENT_EVENTS, name, List.of(frame, frame), CURSOR));
            assertThat(Description.faults(channel.name() + "Snapshot", snapshot))
                    .isEmpty();
            assertThat(snapshot.path("data")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonForAGoodbyeIsDescribed(Goodbye reason) {
        JsonNode goodbye = json(messages.goodbye(Framing.SERVER_SENT_EVENTS, reason, "So it is.", 5L, CURSOR));
        assertThat(Description.faults("goodbye", goodbye)).isEmpty();
        assertThat(Description.at("/components/messages/goodbye/payload/properties/reason/examples"))
                .contains(goodbye.path("reason"));
    }

    @Test
    void anotherEventIsNotAsDescribed() throws IOException {
        Channel channel = channels().getFirst();
        JsonNode event = json(messages.event(
                Framing.SERVER_SENT_EVENTS, frame(channel, golden(channel).getFirst()), CURSOR));
        assertThat(Description.faults("goodbye", event)).isNotEmpty();
    }

    private Frame frame(Channel channel, Path file) throws IOException {
        byte[] value = Files.readAllBytes(file);
        String key = JsonMapper.shared().readTree(value).path(channel.key()).asString();
        return Objects.requireNonNull(frames.of(channel, new ConsumerRecord<>(channel.topic(), 0, 7, key, value)));
    }

    private static List<Path> golden(Channel channel) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "contracts", "golden"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("\\Q" + channel.topic() + "\\E\\.\\d+\\.json"))
                    .toList();
        }
    }

    private static JsonNode json(byte[] event) {
        String text = new String(event, StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(text.substring(text.indexOf("\ndata: ") + "\ndata: ".length()));
    }
}
