package io.candela.gateway.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document in the making: what it is made of so far, and why it cannot be made. */
final class Composition {
    private static final String COMPONENTS = "#/components/";

    private final JsonNode frame;
    private final Set<String> tags;
    private final SortedMap<String, SortedMap<String, ObjectNode>> paths = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, JsonNode>> components = new TreeMap<>();
    private final Map<String, String> definedBy = new HashMap<>();
    private final Set<String> followed = new HashSet<>();
    private final Map<String, String> operationIds = new HashMap<>();
    private final SortedSet<String> conflicts = new TreeSet<>();

    Composition(JsonNode frame) {
        this.frame = frame;
        this.tags = frame.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .collect(Collectors.toSet());
        frame.at("/components/securitySchemes")
                .forEachEntry((name, scheme) -> section("securitySchemes").put(name, scheme));
    }

    /** Adds an operation, and of {@code source}, or else of the frame, every component that it refers to. */
    void add(String path, String method, ObjectNode operation, String from, JsonNode source) {
        paths.computeIfAbsent(path, _ -> new TreeMap<>()).put(method, operation);
        String id = operation.path("operationId").asString("");
        String known = operationIds.putIfAbsent(id, from);
        if (known != null) {
            conflicts.add("%s and %s both call an operation '%s'".formatted(known, from, id));
        }
        operation
                .path("tags")
                .valueStream()
                .map(JsonNode::asString)
                .filter(tag -> !tags.contains(tag))
                .forEach(tag ->
                        conflicts.add("%s uses the tag '%s', which the frame does not explain".formatted(from, tag)));
        follow(operation, from, source);
    }

    Merging complete() {
        if (!conflicts.isEmpty()) {
            return new Merging.Conflicting(conflicts);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        frame.forEachEntry(document::set);
        document.set("paths", tree(paths));
        document.set("components", tree(components));
        return new Merging.Merged(document.deepCopy());
    }

    private void follow(JsonNode node, String from, JsonNode source) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith(COMPONENTS)) {
            define(reference, from, source);
        }
        node.valueStream().forEach(child -> follow(child, from, source));
    }

    private void define(String reference, String from, JsonNode source) {
        if (!followed.add(from + reference)) {
            return;
        }
        String pointer = reference.substring(1);
        JsonNode definition = source.at(pointer).isMissingNode() ? frame.at(pointer) : source.at(pointer);
        if (definition.isMissingNode()) {
            conflicts.add("%s refers to %s, which nobody defines".formatted(from, reference));
            return;
        }
        String[] place = reference.substring(COMPONENTS.length()).split("/", 2);
        JsonNode known = section(place[0]).putIfAbsent(place[1], definition);
        String other = definedBy.putIfAbsent(reference, from);
        if (known != null && !known.equals(definition)) {
            conflicts.add("%s and %s define %s differently".formatted(other, from, reference));
        }
        follow(definition, from, source);
    }

    private SortedMap<String, JsonNode> section(String name) {
        return components.computeIfAbsent(name, _ -> new TreeMap<>());
    }

    private static ObjectNode tree(Map<String, ? extends Map<String, ? extends JsonNode>> nodes) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        nodes.forEach((name, children) -> tree.putObject(name).setAll(children));
        return tree;
    }
}
