package io.candela.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents in {@code docs/api}. */
final class Documents {
    private static final Path FOLDER = Path.of("..", "docs", "api");

    private Documents() {}

    /** What is served. */
    static ObjectNode current() {
        return read(FOLDER.resolve("openapi.json"));
    }

    /** What was promised: one document for each version of the API that is still there. */
    static List<Path> released() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("released"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(Path file) {
        return (ObjectNode) JsonMapper.shared().readTree(file.toFile());
    }

    /** The operation that is written as {@code GET /path}. */
    static ObjectNode operation(JsonNode document, String operation) {
        String[] parts = operation.split(" ", 2);
        return (ObjectNode) document.path("paths").path(parts[1]).path(parts[0].toLowerCase(java.util.Locale.ROOT));
    }

    static ObjectNode parameter(JsonNode document, String operation, String name) {
        return (ObjectNode) operation(document, operation)
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ObjectNode schema(JsonNode document, String name) {
        return (ObjectNode) document.at("/components/schemas").path(name);
    }

    static ObjectNode property(JsonNode document, String schema, String property) {
        return (ObjectNode) schema(document, schema).path("properties").path(property);
    }
}
