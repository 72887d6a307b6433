package io.candela.gateway.openapi;

import io.candela.gateway.shape.ShapeProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much a parameter can hold: where an operation sets it no bound, that is what the gateway lets through of the place
 * that it comes in.
 *
 * @param address what path and query may have together
 * @param headers what all headers may have together
 */
record Room(long address, long headers) {
    static Room of(ShapeProperties shape) {
        return new Room(shape.uri().toBytes(), shape.headers().toBytes());
    }

    /** Writes it into {@code parameter}. */
    void write(ObjectNode parameter) {
        long room = parameter.path("in").asString("").equals("header") ? headers : address;
        bound(parameter.path("schema"), room);
    }

    private static void bound(JsonNode schema, long room) {
        switch (schema.path("type").asString("")) {
            case "string" -> bound(schema, "maxLength", room);
            case "array" -> {
                bound(schema, "maxItems", room);
                bound(schema.path("items"), room);
            }
            case "object" -> bound(schema.path("additionalProperties"), room);
            default -> {}
        }
    }

    private static void bound(JsonNode schema, String keyword, long room) {
        if (schema instanceof ObjectNode object && !object.has(keyword) && !object.has("enum")) {
            object.put(keyword, room);
        }
    }
}
