package io.candela.gateway.limits;

import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.routes.RouteTable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells callers their limits. */
@RestController
class LimitsController {
    private final StreamLimiter streams;
    private final List<LimitsView.Route> routes;

    LimitsController(StreamLimiter streams, RouteTable table) {
        this.streams = streams;
        this.routes = routes(table);
    }

    /** What routes cost, in the order of their paths. */
    static List<LimitsView.Route> routes(RouteTable table) {
        return table.routes().stream()
                .map(LimitsView.Route::of)
                .sorted(Comparator.comparing(LimitsView.Route::route)
                        .thenComparing(route -> route.methods().toString()))
                .toList();
    }

    @GetMapping("/v1/limits")
    Mono<ResponseEntity<LimitsView>> get(ServerWebExchange exchange) {
        KnownCredential caller =
                Objects.requireNonNull(Identified.callerOf(exchange), "The route must ask for a credential");
        Spent spent = Objects.requireNonNull(Spent.of(exchange), "Nobody comes here who was not admitted");
        return Mono.fromCompletionStage(streams.open(caller.credential()))
                .map(open -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(LimitsView.of(spent, open, routes)));
    }
}
