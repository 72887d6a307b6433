package io.candela.signals.analytics;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** For how long answers may be kept. */
final class Freshness {
    /** For what changes with each closed candle, of which the shortest takes a minute. */
    static final CacheControl BRIEFLY = shared(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** For what changes with a release. */
    static final CacheControl A_MINUTE = shared(Duration.ofMinutes(1), Duration.ofHours(1));

    private Freshness() {}

    private static CacheControl shared(Duration age, Duration onError) {
        return CacheControl.maxAge(age).cachePublic().sMaxAge(age).staleIfError(onError);
    }
}
