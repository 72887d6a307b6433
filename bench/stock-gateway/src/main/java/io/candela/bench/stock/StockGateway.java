package io.candela.bench.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Sends everything under {@code /v1} to {@code stock.upstream}, and counts requests by their credential. */
@SpringBootApplication
class StockGateway {
    public static void main(String[] args) {
        SpringApplication.run(StockGateway.class, args);
    }

    @Bean
    KeyResolver byCredential() {
        return exchange -> Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    }
}
