package io.candela.gateway.documents;

import io.candela.contracts.Sha256;
import java.time.Duration;
import org.springframework.http.CacheControl;
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
 * @param json the document, indented
 * @param entityTag its strong entity tag, in quotation marks
 */
public record PublishedDocument(String json, String entityTag) {
    private static final int TAG_LENGTH = 32;
    private static final Duration CACHED = Duration.ofMinutes(1);
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
        String json = WRITER.writeValueAsString(document) + "\n";
        return new PublishedDocument(json, "\"%s\"".formatted(Sha256.of(json).substring(0, TAG_LENGTH)));
    }

    /** The answer to whoever asks for it. */
    public ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .eTag(entityTag)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
