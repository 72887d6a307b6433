package io.candela.auth.usage;

import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's account has used. */
@RestController
@Tag(name = "account")
class UsageController {
    private static final String MOST = "100";
    private static final int MOST_PER_LIST = Integer.parseInt(MOST);

    private final Answers answers;
    private final InstantSource clock;

    UsageController(Answers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(operationId = "getUsage", summary = "What your account has used", description = """
                    Requests and credits by the hour or by the day in UTC, and which keys, routes and assets they were for.
                    Every request with one of your keys counts, also one that was refused; a stream counts once, when it is
                    opened. A request is in it a few seconds after its answer.""")
    @ApiResponse(responseCode = "200", description = "The usage, all of it of one moment")
    @GetMapping("/v1/usage")
    UsageView get(
            Caller caller,
            @Parameter(description = "Whether to answer by the hour or by the day", example = "hour")
                    @RequestParam(defaultValue = "day")
                    Grain interval,
            @Parameter(
                            description =
                                    "Where to begin; without it 24 hours, or 30 days, before `to`. Answered are whole hours or days: at most 31 days by the hour, 400 by the day",
                            example = "2026-11-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Where to end, exclusive; without it now", example = "2026-12-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant to,
            @Parameter(description = "Only usage of this key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX")
                    @RequestParam(required = false)
                    @Nullable
                    String key,
            @Parameter(description = "Only usage of this route", example = "/v1/prices/{instrument}")
                    @RequestParam(required = false)
                    @Nullable
                    String route,
            @Parameter(description = "Only usage of this asset", example = "BTC-USD")
                    @RequestParam(required = false)
                    @Nullable
                    String asset,
            @Parameter(
                            description = "How many keys, routes and assets are listed at most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            defaultValue = "10",
                                            minimum = "1",
                                            maximum = MOST))
                    @RequestParam(defaultValue = "10")
                    int top) {
        if (top < 1 || top > MOST_PER_LIST) {
            throw new InvalidParameter("top", "must be from 1 to " + MOST);
        }
        Question.Span span = Question.span(interval, from, to, clock.instant());
        return answers.to(new Question(caller.account(), interval, span.from(), span.to(), key, route, asset, top));
    }
}
