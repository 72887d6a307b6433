package io.candela.auth.keys;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that asks for a key, as it came: nothing in it is checked yet. */
@Schema(name = "KeyRequest", description = "The key that is wanted")
record KeyRequest(
        @Schema(
                description = "What you call the key",
                example = "bot",
                minLength = 1,
                maxLength = KeyRequestReader.LONGEST_NAME,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String name,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "What the key may do: at most what the calling key may do. If left out, reading the market and signals."),
                schema =
                        @Schema(
                                example = "market:read",
                                allowableValues = {
                                    "market:read",
                                    "signals:read",
                                    "signals:backtest",
                                    "stream",
                                    "alerts:write",
                                    "account:read",
                                    "account:write",
                                    "admin"
                                }),
                minItems = 1,
                maxItems = 8,
                uniqueItems = true)
        @Nullable
        List<@Nullable String> scopes,

        @Schema(
                description = "From when on the key is refused, in RFC 3339 UTC; if left out, never",
                format = "date-time",
                example = "2027-01-01T00:00:00Z")
        @Nullable
        String expiresAt,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "CIDR blocks that the key may be used from, at most where the calling key may be; if left out, there"),
                schema = @Schema(example = "203.0.113.0/24", maxLength = 43),
                maxItems = KeyRequestReader.MOST_RANGES)
        @Nullable
        List<@Nullable String> addressRanges,

        @Schema(
                description =
                        "`live` for the live market, `test` for sandbox and replay; if left out, what this environment is for",
                allowableValues = {"live", "test"},
                example = "test")
        @Nullable
        String mode,

        @Schema(description = "How each request with the key must be signed; if left out, none need be") @Nullable
        SigningRequest signing) {}
