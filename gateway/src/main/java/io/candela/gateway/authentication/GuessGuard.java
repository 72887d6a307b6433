package io.candela.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Verdict;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Shuts out addresses that guess credentials. Only guesses count; an address that made none costs nothing. IPv6 callers
 * have whole networks to call from, so they are taken by /64.
 */
final class GuessGuard {
    private static final int NETWORK_BYTES = 8;

    private final GuardProperties limits;
    private final TimeMeter clock;
    private final Cache<InetAddress, Bucket> guessers;

    GuessGuard(GuardProperties limits, TimeMeter clock) {
        this.limits = limits;
        this.clock = clock;
        this.guessers = Caffeine.newBuilder()
                .maximumSize(limits.addresses())
                .expireAfterAccess(limits.per())
                .build();
    }

    Verdict check(InetAddress address) {
        Bucket bucket = guessers.getIfPresent(network(address));
        if (bucket == null) {
            return Verdict.PASSED;
        }
        var ability = bucket.estimateAbilityToConsume(1);
        return ability.canBeConsumed()
                ? Verdict.PASSED
                : new Verdict.Refused(new Refusal(
                                "too-many-guesses",
                                "Too many requests with unknown credentials came from this address.")
                        .retryAfter(Duration.ofNanos(ability.getNanosToWaitForRefill())));
    }

    void guessed(InetAddress address) {
        guessers.get(network(address), _ -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.guesses()).refillGreedy(limits.guesses(), limits.per()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }
}
