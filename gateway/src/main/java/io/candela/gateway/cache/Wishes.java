package io.candela.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a request says of copies (RFC 9111, section 5.2.1).
 *
 * @param store whether its answer may be kept
 * @param copies whether a copy will do that nobody has asked the service about
 * @param oldest how old a copy may be
 * @param only whether nothing but a copy will do
 */
record Wishes(boolean store, boolean copies, @Nullable Duration oldest, boolean only) {
    private static final Wishes NONE = new Wishes(true, true, null, false);

    static Wishes of(HttpHeaders headers) {
        List<String> lines = headers.getOrEmpty(HttpHeaders.CACHE_CONTROL);
        if (lines.isEmpty()) {
            return NONE;
        }
        Directives directives = Directives.parse(lines);
        Long oldest = directives.seconds("max-age");
        return new Wishes(
                !directives.has("no-store"),
                !directives.has("no-cache"),
                oldest == null ? null : Duration.ofSeconds(oldest),
                directives.has("only-if-cached"));
    }

    boolean contentWith(Answer answer, Instant now) {
        return copies
                && answer.lifetime().freshAt(now)
                && (oldest == null || answer.lifetime().age(now).compareTo(oldest) <= 0);
    }

    /** Whether somebody who accepts this would be given {@code type}; otherwise the service is to say that it has nothing else. */
    static boolean accepts(List<String> accept, MediaType type) {
        if (accept.isEmpty()) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(range -> range.includes(type) && range.getQualityValue() > 0);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
