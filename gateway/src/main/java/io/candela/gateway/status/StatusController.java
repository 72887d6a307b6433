package io.candela.gateway.status;

import io.candela.contracts.Environment;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /} and {@code /status}: browsers with a page, all others with JSON. */
@RestController
class StatusController {
    private final Environment environment;
    private final StatusRunner runner;
    private final InstantSource clock;

    StatusController(Environment environment, StatusRunner runner, InstantSource clock) {
        this.environment = environment;
        this.runner = runner;
        this.clock = clock;
    }

    @GetMapping({"/", "/status"})
    ResponseEntity<?> status(ServerHttpRequest request) {
        Status status = Status.of(environment, runner.services(), runner.observed(), clock.instant());
        return wantsPage(request.getHeaders().getAccept())
                ? StatusPage.of(status).answer(CacheControl.noStore())
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .varyBy(HttpHeaders.ACCEPT)
                        .body(status);
    }

    private static boolean wantsPage(List<MediaType> accepted) {
        return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }
}
