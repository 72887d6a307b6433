package io.candela.gateway.limits;

import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.redis.RedisConnection;
import io.candela.gateway.upstream.Registry;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
    @Bean
    RedisConnection redisConnection(LimitsProperties properties) {
        return new RedisConnection(properties.redis());
    }

    @Bean
    RedisBuckets redisBuckets(
            RedisConnection redis, StandIns standIns, LimitsProperties properties, InstantSource clock) {
        return new RedisBuckets(
                redis, properties.remembered(), quota -> standIns.of(quota).expected(), clock);
    }

    @Bean
    StandIns standIns(LimitsProperties properties) {
        // Two buckets for each caller.
        return new StandIns(2 * properties.remembered(), TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Bean
    Limiter limiter(RedisBuckets shared, StandIns standIns, LimitsProperties properties, Replicas replicas) {
        return new Limiter(
                shared,
                standIns,
                breaker(),
                new Limiter.Terms(properties.patience(), properties.firstPatience(), properties.generousPlans()),
                replicas::others);
    }

    /** For Redis: some failures, and it is left alone for a second. */
    static CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .waitDurationInOpenState(Duration.ofSeconds(1))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    @Bean
    LimitMetrics limitMetrics(MeterRegistry registry, Limiter limiter) {
        return new LimitMetrics(registry, limiter);
    }

    @Bean
    PlanQuotas planQuotas(CredentialDirectory directory, LimitsProperties properties) {
        return new PlanQuotas(directory::plan, properties.unknownPlan().plan(), properties.remembered());
    }

    @Bean
    StreamLimiter streamLimiter(
            RedisConnection redis, PlanQuotas quotas, LimitsProperties properties, MeterRegistry registry) {
        return new StreamLimiter(
                new RedisPlaces(redis, properties.patience()),
                credential -> quotas.of(credential).plan(),
                properties.lease(),
                new PlaceMetrics(registry));
    }

    @Bean
    LeaseRunner leaseRunner(StreamLimiter limiter, LimitsProperties properties) {
        return new LeaseRunner(limiter, properties.lease());
    }

    @Bean
    PublicLimits publicLimits(LimitsProperties properties) {
        return new PublicLimits(properties, new LocalBuckets(properties.remembered(), TimeMeter.SYSTEM_MILLISECONDS));
    }

    @Bean
    Replicas replicas(@Value("${spring.application.name}") String gateway, Registry registry) {
        return new Replicas(gateway, registry);
    }
}
