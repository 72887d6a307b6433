package io.candela.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are kept, as many as fit into its memory. What has been evicted comes back neither from memory nor by
 * an answer that was asked for before that.
 */
final class Store {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PASSING = Duration.ofSeconds(10);
    private static final int ADDRESSES = 10_000;

    private final Cache<Address, Variants> kept;
    private final Cache<String, Instant> evictions =
            Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterWrite(KEPT).build();
    private final Cache<Address, Boolean> passing = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterWrite(PASSING)
            .build();

    Store(long bytes) {
        kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<Address, Variants>weigher((address, variants) -> address.weight() + variants.weight())
                .expireAfterWrite(KEPT)
                .build();
    }

    /** The answer for such a request, fresh or not. */
    @Nullable
    Answer find(Address address, UnaryOperator<String> request) {
        Variants variants = kept.getIfPresent(address);
        Answer answer = variants == null ? null : variants.fitting(request);
        return answer == null || evicted(address.path(), answer.lifetime().born()) ? null : answer;
    }

    void put(Address address, Answer answer) {
        if (!evicted(address.path(), answer.lifetime().born())) {
            kept.asMap().merge(address, Variants.NONE.with(answer), (old, _) -> old.with(answer));
        }
        passing.invalidate(address);
    }

    /** Remembers for a moment that what lies there is not for sharing, so that nobody waits for another's answer. */
    void pass(Address address) {
        passing.put(address, true);
    }

    boolean passes(Address address) {
        return passing.getIfPresent(address) != null;
    }

    /** Whatever was asked for at this path, with any query, up to {@code now} is not used any more. */
    void evict(String path, Instant now) {
        evictions.put(path, now);
    }

    /** Bytes that are taken. */
    long weight() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private boolean evicted(String path, Instant born) {
        Instant evicted = evictions.getIfPresent(path);
        return evicted != null && !born.isAfter(evicted);
    }
}
