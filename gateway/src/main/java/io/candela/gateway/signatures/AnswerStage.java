package io.candela.gateway.signatures;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Has answers signed whose callers want that. */
@Component
@Order(Stages.ANSWER_SIGNATURE)
class AnswerStage implements Stage {
    static final String WANTED = "Accept-Signature";

    private final AnswerSigner signer;
    private final AnswerProperties properties;
    private final RequestSignatures requests;

    AnswerStage(AnswerSigner signer, AnswerProperties properties, RequestSignatures requests) {
        this.signer = signer;
        this.properties = properties;
        this.requests = requests;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        ServerHttpRequest request = exchange.getRequest();
        if (!request.getHeaders().containsHeader(WANTED) || request.getMethod().equals(HttpMethod.HEAD)) {
            return rest.filter(exchange);
        }
        Optional<WantedSignature> wanted = signer.wanted(request.getHeaders());
        return wanted.isEmpty() ? rest.filter(exchange) : rest.filter(signing(exchange, wanted.get()));
    }

    private ServerWebExchange signing(ServerWebExchange exchange, WantedSignature wanted) {
        RequestComponents request = requests.components(exchange.getRequest());
        ServerHttpResponse response = exchange.getResponse();
        return exchange.mutate()
                .response(new SignedAnswer(
                        response,
                        properties.largest().toBytes(),
                        body -> signer.sign(wanted, request, status(response), response.getHeaders(), body)))
                .build();
    }

    private static int status(ServerHttpResponse response) {
        return response.getStatusCode() == null ? 200 : response.getStatusCode().value();
    }
}
