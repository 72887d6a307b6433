package io.candela.auth.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What an account has used. */
@Schema(name = "Usage", description = "What your account has used")
@JsonInclude(JsonInclude.Include.ALWAYS)
record UsageView(
        @Schema(description = "How long each entry of `series` is")
        Grain interval,

        @Schema(description = "Where the first one begins", example = "2026-11-24T00:00:00Z")
        Instant from,

        @Schema(description = "Where the last one ends", example = "2026-11-25T00:00:00Z")
        Instant to,

        @Schema(description = "Requests altogether", example = "1200")
        long requests,

        @Schema(description = "Credits that they cost", example = "1310")
        long credits,

        @Schema(description = "For each hour or day, the earliest first; also those without a request")
        List<Point> series,

        @Schema(description = "By the HTTP status of the answer, the lowest first")
        List<Status> statuses,

        @Schema(description = "The keys that used most, by requests")
        List<Key> keys,

        @Schema(description = "The routes that were used most, by requests")
        List<Route> routes,

        @Schema(description = "The assets that were asked for most, by requests; of requests that were answered")
        List<Asset> assets) {

    @Schema(name = "UsagePoint", description = "What was used in an hour or day")
    record Point(
            @Schema(description = "When it begins", example = "2026-11-24T00:00:00Z")
            Instant time,

            @Schema(example = "50") long requests,
            @Schema(example = "61") long credits) {}

    @Schema(name = "StatusUsage", description = "What was answered with a status")
    record Status(
            @Schema(description = "The HTTP status", example = "200")
            int status,

            @Schema(example = "1180") long requests,
            @Schema(example = "1310") long credits) {}

    @Schema(name = "KeyUsage", description = "What was used with a key")
    record Key(
            @Schema(description = "Id of the key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX")
            String key,

            @Schema(example = "900") long requests,
            @Schema(example = "950") long credits) {}

    @Schema(name = "RouteUsage", description = "How much a route was used")
    record Route(
            @Schema(description = "The path, with its variables in braces", example = "/v1/prices/{instrument}")
            String route,

            @Schema(example = "700") long requests,
            @Schema(example = "700") long credits) {}

    @Schema(name = "AssetUsage", description = "How much something was asked for")
    record Asset(
            @Schema(description = "What was asked for, as the path says it", example = "BTC-USD")
            String asset,

            @Schema(example = "640") long requests,
            @Schema(example = "655") long credits) {}
}
