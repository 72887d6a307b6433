package io.candela.platform.web;

import java.time.Duration;
import java.time.Instant;
import org.springframework.http.CacheControl;

/** For how long answers may be kept by whoever asks, and by caches on the way. */
public final class Freshness {
    /** For what changes with each closed candle, of which the shortest takes a minute. */
    public static final CacheControl BRIEFLY = shared(Duration.ofSeconds(1)).staleIfError(Duration.ofMinutes(1));

    /** For what changes with a release. */
    public static final CacheControl A_MINUTE = shared(Duration.ofMinutes(1)).staleIfError(Duration.ofHours(1));

    /** For what can never change again. */
    public static final CacheControl FOREVER = shared(Duration.ofDays(365)).immutable();

    private Freshness() {}

    /** For {@code age}, and no longer. */
    public static CacheControl shared(Duration age) {
        return CacheControl.maxAge(age).cachePublic().sMaxAge(age);
    }

    /** How long before {@code now} that was; nothing where a clock is ahead of ours. */
    public static Duration age(Instant time, Instant now) {
        return now.isAfter(time) ? Duration.between(time, now) : Duration.ZERO;
    }
}
