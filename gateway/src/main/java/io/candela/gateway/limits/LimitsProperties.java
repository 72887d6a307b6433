package io.candela.gateway.limits;

import io.candela.contracts.Plan;
import io.candela.gateway.redis.RedisServer;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How limits are kept.
 *
 * @param redis where the shared buckets are
 * @param patience how long a request waits for Redis
 * @param firstPatience how long it waits while nothing is known of what its caller has left
 * @param generousPlans the plans whose callers have their whole limits at each gateway while Redis is away; those of others
 *     have their part of it
 * @param remembered how many buckets are kept in memory
 * @param publicRequests how many requests an address may make to public routes in {@code publicWindow}
 * @param lease how long the place of a stream stays taken when its gateway has died
 * @param unknownPlan what a caller may do whose plan is not known here
 */
@Validated
@ConfigurationProperties("candela.gateway.limits")
record LimitsProperties(
        RedisServer redis,
        @DefaultValue("50ms") Duration patience,
        @DefaultValue("500ms") Duration firstPatience,
        @DefaultValue Set<String> generousPlans,
        @DefaultValue("50000") @Positive int remembered,
        @DefaultValue("60") @Positive int publicRequests,
        @DefaultValue("1m") Duration publicWindow,
        @DefaultValue("10s") Duration lease,
        @DefaultValue UnknownPlan unknownPlan) {

    record UnknownPlan(
            @DefaultValue("10") @Positive int requestsPerMinute,
            @DefaultValue("1000") @Positive long creditsPerDay,
            @DefaultValue("1") @Positive int streams) {
        Plan plan() {
            return new Plan("unknown", requestsPerMinute, requestsPerMinute, creditsPerDay, streams, 0, 0);
        }
    }
}
