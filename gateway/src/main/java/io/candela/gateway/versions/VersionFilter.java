package io.candela.gateway.versions;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import java.time.InstantSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says of what is on its way out when it ends, and refuses what has ended. */
@Component
@Order(Stages.VERSION)
class VersionFilter implements Stage {
    private final Versions versions;
    private final InstantSource clock;
    private final Refusals refusals;

    VersionFilter(VersionsProperties properties, InstantSource clock, Refusals refusals) {
        this.versions = new Versions(properties);
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return switch (versions.phase(path, clock.instant())) {
            case Phase.Current _ -> rest.filter(exchange);
            case Phase.Outgoing(var ending) -> {
                // Before the answer leaves, so that links of services stand beside ours.
                exchange.getResponse().beforeCommit(() -> {
                    HttpHeaders headers = exchange.getResponse().getHeaders();
                    EndingHeaders.of(ending).forEach(headers::add);
                    return Mono.empty();
                });
                yield rest.filter(exchange);
            }
            case Phase.Gone(var ending) -> {
                Refusal refusal = new Refusal("version-gone", "This ended at %s.".formatted(ending.sunset()));
                EndingHeaders.of(ending).forEach(exchange.getResponse().getHeaders()::set);
                yield refusals.write(exchange, refusal);
            }
        };
    }
}
