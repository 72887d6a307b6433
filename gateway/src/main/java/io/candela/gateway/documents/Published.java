package io.candela.gateway.documents;

import io.candela.contracts.Sha256;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is served to anybody, the same each time until it changes.
 *
 * @param entityTag its strong entity tag, in quotation marks
 */
public record Published(MediaType type, String text, String entityTag) {
    private static final int TAG_LENGTH = 32;
    private static final Duration CACHED = Duration.ofMinutes(1);

    public static Published of(MediaType type, String text) {
        return new Published(type, text, "\"%s\"".formatted(Sha256.of(text).substring(0, TAG_LENGTH)));
    }

    /** The answer to whoever asks for it. */
    public ResponseEntity<String> answer() {
        return start().body(text);
    }

    /** The answer without its body, to which headers can be added. */
    public ResponseEntity.BodyBuilder start() {
        return ResponseEntity.ok()
                .eTag(entityTag)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .contentType(type);
    }
}
