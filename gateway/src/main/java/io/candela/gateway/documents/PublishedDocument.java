package io.candela.gateway.documents;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document as it is served: written for people too, and the same on every system, so that it can be committed as it is.
 *
 * @param published the document, indented
 */
public record PublishedDocument(Published published) {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT));

    public static PublishedDocument of(JsonNode document) {
        return of(MediaType.APPLICATION_JSON, document);
    }

    /** {@code document} as one of the types that JSON is the form of. */
    public static PublishedDocument of(MediaType type, JsonNode document) {
        return new PublishedDocument(Published.of(type, WRITER.writeValueAsString(document) + "\n"));
    }

    /** The document, indented. */
    public String json() {
        return published.text();
    }

    /** The answer to whoever asks for it. */
    public ResponseEntity<String> answer() {
        return published.answer();
    }
}
