package io.candela.gateway.openapi;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Whether a program that was written for one document works with another. */
final class Compatibility {
    private static final OpenApiDiffOptions STRICT = strict();

    private Compatibility() {}

    /** What a program written for {@code released} may stumble over in {@code current}; empty if there is nothing. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        List<String> breaks = new ArrayList<>(Overlooked.breaks(released, current));
        ChangedOpenApi changes = OpenApiCompare.fromContents(
                Projection.of(released).toString(),
                Projection.of(withoutNewIntervals(released, current)).toString(),
                null,
                STRICT);
        if (changes.isIncompatible()) {
            breaks.add(report(changes));
        }
        return breaks;
    }

    /** An interval that is new stands in the answers of those only who ask for it, or whose operator has configured it. */
    private static JsonNode withoutNewIntervals(JsonNode released, JsonNode current) {
        List<JsonNode> known =
                intervals(released).flatMap(JsonNode::valueStream).distinct().toList();
        JsonNode copy = current.deepCopy();
        if (!known.isEmpty()) {
            intervals(copy).forEach(constants -> constants.removeIf(constant -> !known.contains(constant)));
        }
        return copy;
    }

    private static Stream<ArrayNode> intervals(JsonNode document) {
        return document.at("/components/schemas")
                .valueStream()
                .flatMap(schema -> Stream.of(
                        schema.at("/properties/interval/enum"), schema.at("/properties/intervals/items/enum")))
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast);
    }

    private static OpenApiDiffOptions strict() {
        OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
        for (BackwardIncompatibleProp kind : BackwardIncompatibleProp.values()) {
            options.configProperty(kind.getPropertyName(), "true");
        }
        return options.build();
    }

    private static String report(ChangedOpenApi changes) {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(report, StandardCharsets.UTF_8));
        return report.toString(StandardCharsets.UTF_8);
    }
}
