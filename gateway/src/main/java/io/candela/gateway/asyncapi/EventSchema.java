package io.candela.gateway.asyncapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a topic's events as {@code contracts} has it, in the form that AsyncAPI's schemas have: of JSON Schema
 * draft 7, where nothing may stand beside a reference, and with its definitions among the document's components.
 *
 * @param name what the schema is called, such as {@code Price}
 * @param components the schema and its definitions, by their names
 * @param example an event
 */
record EventSchema(String name, Map<String, JsonNode> components, JsonNode example) {
    private static final String FOLDER = "/io/candela/contracts/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Nothing for a topic that {@code contracts} does not know. */
    static Optional<EventSchema> of(String topic) {
        JsonNode schema = read("schemas/%s.json".formatted(topic));
        return schema == null ? Optional.empty() : Optional.of(of(topic, (ObjectNode) schema));
    }

    static String reference(String name) {
        return "#/components/schemas/" + name;
    }

    /** The values that a string property of the events can have; none if they are not enumerated. */
    Iterable<JsonNode> valuesOf(String property) {
        return schema().path("properties").path(property).path("enum");
    }

    private JsonNode schema() {
        return components.getOrDefault(name, MAPPER.missingNode());
    }

    private static EventSchema of(String topic, ObjectNode schema) {
        String name = schema.path("title").asString();
        Map<String, JsonNode> components = new TreeMap<>();
        schema.path("$defs")
                .forEachEntry((definition, body) -> components.put(capitalized(definition), converted(body)));
        schema.remove("$schema");
        schema.remove("$id");
        schema.remove("$defs");
        components.put(name, converted(schema));
        return new EventSchema(name, components, example(topic));
    }

    /** The golden files of a topic are numbered, and the newest has all properties. */
    private static JsonNode example(String topic) {
        JsonNode newest = null;
        int number = 1;
        for (JsonNode next = golden(topic, number); next != null; next = golden(topic, ++number)) {
            newest = next;
        }
        return Objects.requireNonNull(newest, topic);
    }

    private static @Nullable JsonNode golden(String topic, int number) {
        return read("golden/%s.%d.json".formatted(topic, number));
    }

    private static JsonNode converted(JsonNode schema) {
        if (schema instanceof ArrayNode items) {
            ArrayNode converted = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> converted.add(converted(item)));
            return converted;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        schema.forEachEntry((key, value) -> {
            if (!key.equals("$ref")) {
                converted.set(key, converted(value));
            }
        });
        String reference = schema.path("$ref").asString("");
        if (!reference.startsWith(DEFINITIONS)) {
            return converted;
        }
        String target = reference(capitalized(reference.substring(DEFINITIONS.length())));
        if (converted.isEmpty()) {
            return converted.put("$ref", target);
        }
        converted.putArray("allOf").addObject().put("$ref", target);
        return converted;
    }

    private static String capitalized(String definition) {
        return definition.substring(0, 1).toUpperCase(Locale.ROOT) + definition.substring(1);
    }

    private static @Nullable JsonNode read(String file) {
        try (InputStream stream = EventSchema.class.getResourceAsStream(FOLDER + file)) {
            return stream == null ? null : MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
