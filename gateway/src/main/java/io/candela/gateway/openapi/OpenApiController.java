package io.candela.gateway.openapi;

import io.candela.platform.problem.Unavailable;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /openapi.json}. */
@RestController
class OpenApiController {
    private static final Duration CACHED = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DescriptionRunner runner;

    OpenApiController(DescriptionRunner runner) {
        this.runner = runner;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<String> document() {
        return switch (runner.description()) {
            case Description.Complete(var json, var entityTag) ->
                ResponseEntity.ok()
                        .eTag(entityTag)
                        .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json);
            case Description.Incomplete(var missing) ->
                throw new Unavailable(
                        "The description is not complete yet: %s not heard of so far."
                                .formatted(String.join(", ", missing)),
                        SOON);
            case Description.Broken _ -> throw new Unavailable("The description cannot be made at the moment.", SOON);
        };
    }
}
