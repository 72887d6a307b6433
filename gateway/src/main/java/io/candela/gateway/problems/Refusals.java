package io.candela.gateway.problems;

import io.candela.gateway.arrival.Passage;
import io.candela.platform.problem.Problems;
import java.net.URI;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem. */
@Component
public class Refusals {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ProblemCatalogue catalogue;
    private final JsonMapper mapper;

    Refusals(ProblemCatalogue catalogue, JsonMapper mapper) {
        this.catalogue = catalogue;
        this.mapper = mapper;
    }

    /** Writes {@code refusal} as problem details. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
        refusal.headers().forEach(exchange.getResponse().getHeaders()::set);
        return write(exchange, body(refusal));
    }

    /** {@code refusal} as problem details, for an answer that is no answer of HTTP. */
    public JsonNode describe(Refusal refusal, String path, String requestId) {
        return mapper.valueToTree(Problems.complete(body(refusal), path, requestId));
    }

    Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        byte[] body = mapper.writeValueAsBytes(Problems.complete(
                problem,
                exchange.getRequest().getURI().getRawPath(),
                Passage.of(exchange).requestId()));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private ProblemDetail body(Refusal refusal) {
        ProblemCatalogue.Entry entry = catalogue.get(refusal.code());
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(entry.status()), refusal.detail());
        problem.setType(URI.create("/problems/" + entry.code()));
        problem.setTitle(entry.title());
        problem.setProperty("code", entry.code());
        problem.setProperty("retryable", entry.status() >= FIRST_SERVER_ERROR || entry.status() == TOO_MANY_REQUESTS);
        return problem;
    }
}
