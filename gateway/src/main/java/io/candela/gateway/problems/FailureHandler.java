package io.candela.gateway.problems;

import io.candela.gateway.arrival.Passage;
import io.candela.platform.problem.Problem;
import io.candela.platform.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Turns whatever is thrown on a request's way into a problem. */
@Component
@Order(-2) // before Boot's own at -1
class FailureHandler implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

    private final Refusals refusals;

    FailureHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || !Passage.begun(exchange)) {
            return Mono.error(failure);
        }
        return switch (failure) {
            case Problem problem -> {
                exchange.getResponse().getHeaders().putAll(problem.getHeaders());
                yield refusals.write(exchange, problem.getBody());
            }
            case DataBufferLimitException _ -> refusals.write(exchange, tooLarge());
            case ErrorResponse known -> answer(exchange, failure, known);
            default -> internal(exchange, failure);
        };
    }

    static Refusal tooLarge() {
        return new Refusal("content-too-large", "The body of this request is larger than is accepted here.");
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure, ErrorResponse known) {
        if (known.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
            return refusals.write(
                    exchange,
                    new Refusal("unknown-route", "Nothing lies at this path. All paths are listed at /openapi.json."));
        }
        if (known.getStatusCode().is5xxServerError()) {
            return internal(exchange, failure);
        }
        exchange.getResponse().getHeaders().putAll(known.getHeaders());
        return refusals.write(exchange, known.getBody());
    }

    private Mono<Void> internal(ServerWebExchange exchange, Throwable failure) {
        log.atError()
                .setCause(failure)
                .addKeyValue("requestId", Passage.of(exchange).requestId())
                .log("A request failed");
        return refusals.write(exchange, Problems.internalError());
    }
}
