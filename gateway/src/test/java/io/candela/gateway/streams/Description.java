package io.candela.gateway.streams;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the published description says of messages. */
final class Description {
    /** Messages that have no data of a channel in them, so that they are as described whatever a test publishes. */
    private static final Set<String> OF_THE_GATEWAY = Set.of("ack", "error", "heartbeat", "gap", "status", "goodbye");

    private static final JsonNode DOCUMENT = JsonMapper.shared()
            .readTree(Path.of("..", "docs", "api", "asyncapi.json").toFile());
    private static final Map<String, Schema> SCHEMAS = schemas(DOCUMENT);

    private Description() {}

    /** Fails if the gateway says something of its own that is not as described. */
    static void check(JsonNode message) {
        String type = message.path("type").asString();
        if (OF_THE_GATEWAY.contains(type)) {
            List<String> faults = faults(type, message);
            if (!faults.isEmpty()) {
                throw new AssertionError(message + " is not as described: " + faults);
            }
        }
    }

    /** What is wrong with {@code message}, which the description calls {@code name}. */
    static List<String> faults(String name, JsonNode message) {
        Schema schema = SCHEMAS.get(name);
        if (schema == null) {
            throw new AssertionError("Nothing describes " + name);
        }
        return schema.validate(message.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** What it says at {@code pointer}. */
    static JsonNode at(String pointer) {
        return DOCUMENT.at(pointer);
    }

    private static Map<String, Schema> schemas(JsonNode description) {
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
        schema.valueStream().forEach(Description::close);
    }
}
