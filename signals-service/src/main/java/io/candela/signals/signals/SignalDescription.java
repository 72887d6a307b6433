package io.candela.signals.signals;

import io.candela.contracts.Topics;
import io.candela.platform.json.RecordJson;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Describes signals in the API's document in the words of the event's own schema, since the two are the same JSON, and
 * adds an example.
 */
@Component
final class SignalDescription implements OpenApiCustomizer {
    private static final List<String> SCHEMAS = List.of("Signal", SignalView.NAME);

    private final JsonNode event = read("io/candela/contracts/schemas/%s.json".formatted(Topics.SIGNALS.name()));
    private final JsonNode example = read("io/candela/signals/signals/example.json");

    @Override
    public void customise(OpenAPI api) {
        for (String name : SCHEMAS) {
            describe(Objects.requireNonNull(api.getComponents().getSchemas().get(name)));
        }
    }

    private void describe(Schema<?> signal) {
        signal.setDescription(event.get("description").asString());
        signal.setExample(RecordJson.mapper().convertValue(example, Map.class));
        signal.getProperties().forEach((name, property) -> {
            if (!example.has(name)) {
                return;
            }
            property.setExample(RecordJson.mapper().convertValue(example.get(name), Object.class));
            String words = event.get("properties").get(name).path("description").asString("");
            // A description beside a reference would change every use of what is referred to.
            if (!words.isEmpty() && property.get$ref() == null) {
                property.setDescription(words);
            }
        });
    }

    private static JsonNode read(String path) {
        try (InputStream resource = new ClassPathResource(path).getInputStream()) {
            return RecordJson.mapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
