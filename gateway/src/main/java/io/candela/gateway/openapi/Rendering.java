package io.candela.gateway.openapi;

import io.candela.contracts.Sha256;
import io.candela.gateway.openapi.Description.Complete;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes the document for people too, the same on every system, so that it can be committed as it is served. */
final class Rendering {
    private static final int TAG_LENGTH = 32;
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private final ObjectWriter writer = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT));

    Complete of(JsonNode document) {
        String json = writer.writeValueAsString(document) + "\n";
        return new Complete(json, "\"%s\"".formatted(Sha256.of(json).substring(0, TAG_LENGTH)));
    }
}
