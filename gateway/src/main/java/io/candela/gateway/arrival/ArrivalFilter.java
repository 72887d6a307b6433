package io.candela.gateway.arrival;

import io.candela.platform.problem.RequestId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Begins the passage of every request, and puts on every answer what all answers have. */
@Component
@Order(Stages.ARRIVAL)
class ArrivalFilter implements Stage {
    private final RequestIds ids = new RequestIds();
    private final CallerAddress addresses;
    private final AnswerHeaders answer;

    ArrivalFilter(ArrivalProperties properties, AnswerHeaders answer) {
        this.addresses = new CallerAddress(properties.trusted());
        this.answer = answer;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        Passage passage = new Passage(
                ids.choose(headers.getFirst(RequestId.HEADER)),
                addresses.find(peer(exchange.getRequest()), headers.getFirst("X-Forwarded-For")),
                System.nanoTime());
        passage.begin(exchange);
        exchange.getResponse().beforeCommit(() -> {
            answer.add(exchange, passage);
            return Mono.empty();
        });
        return rest.filter(exchange);
    }

    private static InetAddress peer(ServerHttpRequest request) {
        InetSocketAddress remote = Objects.requireNonNull(request.getRemoteAddress(), "A request comes from somewhere");
        return remote.getAddress();
    }
}
