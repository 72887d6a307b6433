package io.candela.gateway.status;

import static java.util.stream.Collectors.toMap;

import io.candela.contracts.Environment;
import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.upstream.Registry;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /} and {@code /status}. */
@RestController
class StatusController {
    private final Environment environment;
    private final Registry registry;
    private final InstantSource clock;
    private final List<String> services;

    StatusController(Environment environment, Registry registry, RouteTable routes, InstantSource clock) {
        this.environment = environment;
        this.registry = registry;
        this.clock = clock;
        this.services = List.copyOf(routes.services());
    }

    @GetMapping({"/", "/status"})
    ResponseEntity<Status> status() {
        SortedMap<String, Boolean> up = services.stream()
                .collect(toMap(
                        service -> service,
                        service -> !registry.instances(service).isEmpty(),
                        (a, _) -> a,
                        TreeMap::new));
        String word = up.containsValue(false) ? "degraded" : "up";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Status(environment, word, up, clock.instant()));
    }
}
