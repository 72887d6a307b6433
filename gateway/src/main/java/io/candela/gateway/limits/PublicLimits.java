package io.candela.gateway.limits;

import java.net.InetAddress;

/** What addresses may do on public routes: counted by each gateway for itself. */
final class PublicLimits {
    private final LimitsProperties properties;
    private final LocalBuckets buckets;

    PublicLimits(LimitsProperties properties, LocalBuckets buckets) {
        this.properties = properties;
        this.buckets = buckets;
    }

    Quota quota(InetAddress address) {
        return Quota.address(address.getHostAddress(), properties.publicRequests(), properties.publicWindow());
    }

    Taken take(Quota quota, int cost) {
        return buckets.takeNow(quota, cost);
    }
}
