package io.candela.gateway.asyncapi;

import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.streams.Channel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the description of the streams: of a frame, which has what does not depend on the channels, of the address of the
 * API, of the channels that are configured, and of the schemas of their events. A channel of a topic that {@code contracts} does not know is left
 * out.
 */
final class AsyncApiComposer {
    /** Schemas that the description of the other operations has too: a problem is a problem. */
    private static final List<String> SHARED = List.of("Problem", "ProblemError");

    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final JsonNode frame;
    private final JsonNode openApi;
    private final PublicUrl url;

    AsyncApiComposer(JsonNode frame, JsonNode openApi, PublicUrl url) {
        this.frame = frame;
        this.openApi = openApi;
        this.url = url;
    }

    ObjectNode compose(List<Channel> configured) {
        ObjectNode document = (ObjectNode) frame.deepCopy();
        server(document, "webSocket", url.encrypted() ? "wss" : "ws");
        server(document, "serverSentEvents", url.encrypted() ? "https" : "http");
        Map<String, JsonNode> messages = new TreeMap<>();
        Map<String, JsonNode> schemas = new TreeMap<>();
        document.at("/components/schemas").forEachEntry(schemas::put);
        SHARED.forEach(name -> schemas.put(name, openApi.at("/components/schemas/" + name)));
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (Channel channel : configured) {
            EventSchema.of(channel.topic()).ifPresent(event -> {
                ChannelMessages channelMessages = new ChannelMessages(channel, event);
                messages.putAll(channelMessages.messages());
                schemas.putAll(event.components());
                channelMessages.names().forEach(names::add);
            });
        }
        schemas.put("Selection", selection(names));
        document.withObject("/components/schemas").removeAll().setAll(schemas);
        document.withObject("/components/messages").setAll(messages);
        messages.keySet().forEach(message -> send(document, message));
        return document;
    }

    /** Says where the streams are: the same as where everything else is. */
    private void server(ObjectNode document, String name, String protocol) {
        ObjectNode server = document.withObject("/servers/" + name);
        server.put("protocol", protocol);
        server.withObject("/variables/host").put("default", url.authority());
    }

    /** Makes a message one of each channel's, and one that each operation that sends sends. */
    private static void send(ObjectNode document, String message) {
        document.path("channels")
                .forEach(channel -> ((ObjectNode) channel.path("messages"))
                        .putObject(message)
                        .put("$ref", "#/components/messages/" + message));
        for (JsonNode operation : document.path("operations")) {
            if (operation.path("action").asString().equals("send")) {
                ((ArrayNode) operation.path("messages"))
                        .addObject()
                        .put("$ref", operation.at("/channel/$ref").asString() + "/messages/" + message);
            }
        }
    }

    private static ObjectNode selection(ArrayNode names) {
        String alternatives = names.valueStream()
                .map(name -> name.asString().replace(".", "[.]"))
                .collect(Collectors.joining("|"));
        ObjectNode selection = JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("description", "A channel and the keys of it, or `*` for all")
                .put("pattern", "^(%1$s):([*]|%2$s(,%2$s)*)$".formatted(alternatives, KEY));
        selection.putArray("examples").add(names.path(0).asString() + ":*");
        return selection;
    }
}
