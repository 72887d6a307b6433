package io.candela.auth.keys;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that asks for a change of a key, as it came; what is left out stays as it is. */
@Schema(name = "KeyChange", description = "What is to be different; what is left out stays")
record KeyChange(
        @Schema(
                description = "What you call the key",
                example = "bot",
                minLength = 1,
                maxLength = KeyRequestReader.LONGEST_NAME)
        @Nullable
        String name,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "All that the key may do from now on: at most what the calling key may do"),
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

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "CIDR blocks that the key may be used from, at most where the calling key may be; empty for anywhere"),
                schema = @Schema(example = "203.0.113.0/24", maxLength = 43),
                maxItems = KeyRequestReader.MOST_RANGES)
        @Nullable
        List<@Nullable String> addressRanges,

        @Schema(description = "How each request with the key must be signed from now on") @Nullable
        SigningRequest signing) {

    /** Whether it takes a caller who may do as much: whoever takes a key's signatures away makes a stolen one of use. */
    boolean changesReach() {
        return scopes != null || addressRanges != null || signing != null;
    }
}
