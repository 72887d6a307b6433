package io.candela.gateway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a document has that does not follow from anything else, from a YAML file. */
public final class Frame {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Frame() {}

    /** Reads {@code file}, such as {@code openapi.yaml}. */
    public static JsonNode load(String file) {
        try (InputStream stream = Objects.requireNonNull(Frame.class.getResourceAsStream("/" + file), file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return MAPPER.valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
