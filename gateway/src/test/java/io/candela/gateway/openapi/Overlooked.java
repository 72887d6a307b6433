package io.candela.gateway.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The breaks that openapi-diff overlooks. */
final class Overlooked {
    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Overlooked(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    static List<String> breaks(JsonNode released, JsonNode current) {
        Overlooked overlooked = new Overlooked(released, current);
        released.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, before) -> {
                    JsonNode after = current.path("paths").path(path).path(method);
                    if (after.isObject()) {
                        overlooked.operation(method + " " + path, before, after);
                    }
                }));
        return overlooked.breaks;
    }

    private void operation(String where, JsonNode before, JsonNode after) {
        rights(where, before.path("security"), after.path("security"));
        for (JsonNode parameter : before.path("parameters")) {
            after.path("parameters")
                    .valueStream()
                    .filter(other -> isSame(parameter, other))
                    .forEach(other -> parameter(where, parameter, other));
        }
        contents(where, Direction.REQUEST, before.path("requestBody"), after.path("requestBody"));
        before.path("responses")
                .forEachEntry((status, response) -> contents(
                        where + " " + status,
                        Direction.RESPONSE,
                        resolved(released, response),
                        resolved(current, after.path("responses").path(status))));
    }

    private static boolean isSame(JsonNode parameter, JsonNode other) {
        return parameter.path("name").equals(other.path("name"))
                && parameter.path("in").equals(other.path("in"));
    }

    private void parameter(String where, JsonNode before, JsonNode after) {
        String name = where + " " + before.path("name").asString();
        JsonNode schema = before.path("schema");
        schema(name, Direction.REQUEST, schema, after.path("schema"));
        if (!schema.path("default").equals(after.path("schema").path("default"))) {
            breaks.add(name + " means something else when it is left out");
        }
    }

    private void contents(String where, Direction direction, JsonNode before, JsonNode after) {
        before.path("content")
                .forEachEntry((type, content) -> schema(
                        where,
                        direction,
                        content.path("schema"),
                        after.path("content").path(type).path("schema")));
    }

    /** Each way in which a key was enough must be enough still, and nothing must stay so. */
    private void rights(String where, JsonNode before, JsonNode after) {
        boolean enough = before.isEmpty()
                ? after.isEmpty()
                : after.isEmpty()
                        || before.valueStream()
                                .allMatch(had -> after.valueStream().anyMatch(wanted -> covers(had, wanted)));
        if (!enough) {
            breaks.add(where + " asks for more than before");
        }
    }

    private static boolean covers(JsonNode had, JsonNode wanted) {
        return wanted.propertyStream()
                .allMatch(scheme -> had.has(scheme.getKey())
                        && texts(had.path(scheme.getKey())).containsAll(texts(scheme.getValue())));
    }

    private void schema(String where, Direction direction, JsonNode was, JsonNode is) {
        JsonNode before = resolved(released, was);
        JsonNode after = resolved(current, is);
        if (after.isMissingNode() || !seen.add(direction + was.toString() + is)) {
            return;
        }
        JsonNode given = direction == Direction.REQUEST ? before : after;
        JsonNode accepting = direction == Direction.REQUEST ? after : before;
        if (accepting.has("enum") && !given.has("enum")) {
            breaks.add(where + " may be other than one of " + accepting.path("enum"));
        }
        if (isNullable(given) && !isNullable(accepting)) {
            breaks.add(where + " may be null");
        }
        if (given.path("minItems").asInt(0) < accepting.path("minItems").asInt(0)) {
            breaks.add(where + " may be shorter");
        }
        before.path("properties").forEachEntry((name, property) -> {
            JsonNode other = after.path("properties").path(name);
            if (other.isMissingNode()) {
                breaks.add("%s.%s is gone".formatted(where, name));
            }
            schema(where + "." + name, direction, property, other);
        });
        schema(where + "[]", direction, before.path("items"), after.path("items"));
        schema(where + ".*", direction, before.path("additionalProperties"), after.path("additionalProperties"));
    }

    private static boolean isNullable(JsonNode schema) {
        return texts(schema.path("type")).contains("null");
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Who has to accept what the other gives: the platform a caller's request, or a caller its answer. */
    private enum Direction {
        REQUEST,
        RESPONSE
    }
}
