package io.candela.gateway.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in OpenAPI 3.0 what a document says in 3.1, for a tool that overlooks changes of types in 3.1. Only what is asked of
 * callers is left out: 3.0 knows no scopes of plain keys.
 */
final class Projection {
    private Projection() {}

    static ObjectNode of(JsonNode document) {
        ObjectNode projected = (ObjectNode) rewritten(document);
        projected.put("openapi", "3.0.3");
        projected.path("paths").forEach(item -> item.forEach(operation -> ((ObjectNode) operation).remove("security")));
        return projected;
    }

    private static JsonNode rewritten(JsonNode node) {
        if (node instanceof ArrayNode items) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> copy.add(rewritten(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        Map<String, JsonNode> children = new TreeMap<>();
        node.forEachEntry((name, child) -> children.put(name, rewritten(child)));
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(children);
        types(copy);
        constant(copy);
        examples(copy);
        exclusive(copy, "exclusiveMinimum", "minimum");
        exclusive(copy, "exclusiveMaximum", "maximum");
        return copy;
    }

    private static void types(ObjectNode schema) {
        if (!(schema.path("type") instanceof ArrayNode types)) {
            return;
        }
        List<String> others = types.valueStream()
                .map(JsonNode::asString)
                .filter(type -> !type.equals("null"))
                .toList();
        if (others.size() != 1) {
            throw new IllegalArgumentException("3.0 knows one type, and null: " + types);
        }
        schema.put("type", others.getFirst());
        if (others.size() < types.size()) {
            schema.put("nullable", true);
        }
    }

    private static void constant(ObjectNode schema) {
        // A property of that name is an object.
        if (schema.path("const").isValueNode()) {
            schema.putArray("enum").add(schema.remove("const"));
        }
    }

    private static void examples(ObjectNode schema) {
        if (schema.path("examples") instanceof ArrayNode examples) {
            schema.remove("examples");
            schema.set("example", examples.path(0));
        }
    }

    private static void exclusive(ObjectNode schema, String exclusive, String bound) {
        if (schema.path(exclusive).isNumber()) {
            schema.set(bound, schema.get(exclusive));
            schema.put(exclusive, true);
        }
    }
}
