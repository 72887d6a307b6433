package io.candela.platform.web;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** For how long answers may be kept by whoever asks, and by caches on the way. */
public final class Freshness {
    /** For what changes with each closed candle, of which the shortest takes a minute. */
    public static final CacheControl BRIEFLY = shared(Duration.ofSeconds(1)).staleIfError(Duration.ofMinutes(1));

    /** For what changes with a release. */
    public static final CacheControl A_MINUTE = shared(Duration.ofMinutes(1)).staleIfError(Duration.ofHours(1));

    private Freshness() {}

    /** For {@code age}, and no longer. */
    public static CacheControl shared(Duration age) {
        return CacheControl.maxAge(age).cachePublic().sMaxAge(age);
    }
}
