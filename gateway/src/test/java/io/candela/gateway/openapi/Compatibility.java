package io.candela.gateway.openapi;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.JsonNode;

/** Whether a program that was written for one document works with another. */
final class Compatibility {
    private static final OpenApiDiffOptions STRICT = strict();

    private Compatibility() {}

    /** What a program written for {@code released} may stumble over in {@code current}; empty if there is nothing. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        List<String> breaks = new ArrayList<>(Overlooked.breaks(released, current));
        ChangedOpenApi changes = OpenApiCompare.fromContents(
                Projection.of(released).toString(), Projection.of(current).toString(), null, STRICT);
        if (changes.isIncompatible()) {
            breaks.add(report(changes));
        }
        return breaks;
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
