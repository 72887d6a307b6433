package io.candela.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How long an answer may be used.
 *
 * @param born when it was asked for
 * @param fresh how long it may be used without a question
 * @param staleIfError for how long after that it may be used if the service fails (RFC 5861)
 */
record Lifetime(Instant born, Duration fresh, Duration staleIfError) {

    /**
     * The lifetime of an answer with {@code headers} that was asked for at {@code asked}; null if it may not be shared.
     * Only {@code s-maxage} makes an answer shareable: a service must have said so on purpose.
     */
    static @Nullable Lifetime of(HttpHeaders headers, Instant asked) {
        Directives directives = Directives.parse(headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
        Long shared = directives.seconds("s-maxage");
        if (shared == null
                || shared <= 0
                || directives.has("private")
                || directives.has("no-store")
                || directives.has("no-cache")) {
            return null;
        }
        Long stale = directives.seconds("stale-if-error");
        return new Lifetime(
                asked,
                Duration.ofSeconds(shared),
                stale == null || directives.has("must-revalidate") ? Duration.ZERO : Duration.ofSeconds(stale));
    }

    Duration age(Instant now) {
        return now.isAfter(born) ? Duration.between(born, now) : Duration.ZERO;
    }

    boolean freshAt(Instant now) {
        return age(now).compareTo(fresh) < 0;
    }

    boolean usableOnErrorAt(Instant now) {
        return age(now).compareTo(fresh.plus(staleIfError)) < 0;
    }
}
