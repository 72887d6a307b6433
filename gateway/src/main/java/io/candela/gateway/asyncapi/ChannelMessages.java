package io.candela.gateway.asyncapi;

import io.candela.gateway.streams.Channel;
import io.candela.gateway.streams.Conflation;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages that a configured channel has: what is known when a client comes, and what happens then. */
final class ChannelMessages {
    private static final String EXAMPLE_CURSOR = "AQIDBA";

    private final Channel channel;
    private final EventSchema event;

    ChannelMessages(Channel channel, EventSchema event) {
        this.channel = channel;
        this.event = event;
    }

    /** What messages and selections call the channel: one name for each value of its qualifier. */
    List<String> names() {
        return channel.qualifier() == null
                ? List.of(channel.name())
                : StreamSupport.stream(event.valuesOf(channel.qualifier()).spliterator(), false)
                        .map(value -> channel.name() + "." + value.asString())
                        .toList();
    }

    /** The messages, by the names that the document gives them. */
    Map<String, JsonNode> messages() {
        return Map.of(channel.name() + "Event", event(), channel.name() + "Snapshot", snapshot());
    }

    private ObjectNode event() {
        ObjectNode properties = properties("event");
        properties.putObject(channel.key()).put("type", "string").put("description", "The key of the event");
        properties.set("cursor", reference("Cursor"));
        properties.set("data", reference(event.name()));
        ObjectNode example = example("event");
        example.set(channel.key(), event.example().path(channel.key()));
        example.put("cursor", EXAMPLE_CURSOR);
        example.set("data", event.example());
        return message("Event of " + channel.name(), terms(), properties, example);
    }

    private ObjectNode snapshot() {
        ObjectNode properties = properties("snapshot");
        properties.set("cursor", reference("Cursor"));
        properties.putObject("data").put("type", "array").set("items", reference(event.name()));
        ObjectNode example = example("snapshot").put("cursor", EXAMPLE_CURSOR);
        example.putArray("data").add(event.example());
        return message(
                "Snapshot of " + channel.name(),
                "The newest event of each key that was selected, as far as there is one. " + terms(),
                properties,
                example);
    }

    private ObjectNode properties(String type) {
        ObjectNode properties = object();
        properties.putObject("type").put("const", type);
        names().forEach(properties.putObject("channel").putArray("enum")::add);
        return properties;
    }

    private ObjectNode example(String type) {
        return object().put("type", type).put("channel", exampleName());
    }

    private String exampleName() {
        return channel.qualifier() == null
                ? channel.name()
                : channel.name() + "."
                        + event.example().path(channel.qualifier()).asString();
    }

    private String terms() {
        return "%s Scope: `%s`.".formatted(conflation(), channel.scope());
    }

    private String conflation() {
        return switch (channel.conflation()) {
            case Conflation.Never _ -> "Each event counts, also for a client that is behind.";
            case Conflation.Always _ -> "The newest event of each key counts: a client that is behind gets no other.";
            case Conflation.Where(var property, var value) ->
                "Each event counts, but where `%s` is `%s` only the newest of each key does: a client that is behind gets no other."
                        .formatted(property, value);
        };
    }

    private static ObjectNode message(String title, String description, ObjectNode properties, ObjectNode example) {
        ObjectNode message = object().put("title", title).put("description", description);
        ObjectNode payload = message.putObject("payload").put("type", "object");
        properties.propertyNames().forEach(payload.putArray("required")::add);
        payload.set("properties", properties);
        message.putArray("examples").addObject().set("payload", example);
        return message;
    }

    private static ObjectNode reference(String schema) {
        return object().put("$ref", EventSchema.reference(schema));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
