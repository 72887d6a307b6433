package io.candela.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The buckets of this gateway alone. Those that were not used for longest are forgotten when there are too many. */
final class StandIns {
    /** By then any bucket is full. */
    private static final Duration UNUSED = Duration.ofDays(1);

    private final TimeMeter clock;
    private final Cache<Key, StandIn> standIns;

    StandIns(int most, TimeMeter clock) {
        this.clock = clock;
        this.standIns = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(UNUSED)
                .build();
    }

    StandIn of(Quota quota) {
        return standIns.get(new Key(quota.bucket(), quota.revision()), _ -> new StandIn(quota, clock));
    }

    private record Key(String bucket, long revision) {}
}
