package io.candela.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the document has of the gateway's own, from {@code openapi.yaml}. */
final class Frame {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Frame() {}

    static JsonNode load() {
        try (InputStream file =
                Objects.requireNonNull(Frame.class.getResourceAsStream("/openapi.yaml"), "openapi.yaml")) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return MAPPER.valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
