package io.candela.gateway.openapi;

import io.candela.platform.problem.Unavailable;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /openapi.json}. */
@RestController
class OpenApiController {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DescriptionRunner runner;

    OpenApiController(DescriptionRunner runner) {
        this.runner = runner;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<String> document() {
        return switch (runner.description()) {
            case Description.Complete(var complete) -> complete.answer();
            case Description.Incomplete(var missing) ->
                throw new Unavailable(
                        "The description is not complete yet: %s not heard of so far."
                                .formatted(String.join(", ", missing)),
                        SOON);
            case Description.Broken _ -> throw new Unavailable("The description cannot be made at the moment.", SOON);
        };
    }
}
