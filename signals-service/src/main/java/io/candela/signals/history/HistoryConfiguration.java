package io.candela.signals.history;

import io.candela.contracts.Environment;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.ServiceIdentity;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    @Bean
    MarketData marketData(
            DiscoveryClient discovery,
            RestClient.Builder clients,
            @Value("${spring.application.name}") String service,
            @Value("${candela.identity.private-key-file}") Path privateKey,
            Environment environment,
            HistoryProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        CircuitBreaker breaker = breaker(properties);
        Gauge.builder(
                        "candela.signals.history.closed",
                        breaker,
                        it -> it.getState() == CircuitBreaker.State.CLOSED ? 1 : 0)
                .description("Whether the circuit to market-data-service is closed (1), so that it is called")
                .register(meters);
        return new MarketData(
                discovery,
                clients.requestFactory(requests(properties)).build(),
                new ServiceIdentity(
                        privateKey, Caller.service(service, Set.of("market:read")), MarketData.SERVICE, clock),
                breaker,
                environment,
                properties,
                clock);
    }

    private static CircuitBreaker breaker(HistoryProperties properties) {
        return CircuitBreaker.of(
                MarketData.SERVICE,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold(properties.failures())
                        .slidingWindowSize(properties.calls())
                        .minimumNumberOfCalls(properties.calls() / 2)
                        .waitDurationInOpenState(properties.pause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .ignoreException(failure ->
                                failure instanceof UnknownInstrument || failure instanceof CancellationException)
                        .build());
    }

    private static JdkClientHttpRequestFactory requests(HistoryProperties properties) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connect())
                .build());
        factory.setReadTimeout(properties.answer());
        return factory;
    }
}
