package io.candela.auth.keys;

import io.candela.platform.problem.InvalidBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body that asks for a rotation, as it came. */
@Schema(name = "Rotation", description = "How the key is to be replaced")
record RotationRequest(
        @Schema(
                description =
                        "How long the old key works beside the new one, at most 30 days; `PT0S` ends it at once. If left out, a day",
                type = "string",
                format = "duration",
                example = "PT24H",
                maxLength = 64,
                defaultValue = "PT24H")
        @Nullable
        String gracePeriod) {

    static final Duration DEFAULT_GRACE = Duration.ofDays(1);
    static final Duration LONGEST_GRACE = Duration.ofDays(30);

    Duration grace() {
        if (gracePeriod == null) {
            return DEFAULT_GRACE;
        }
        Duration grace = parse(gracePeriod);
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new InvalidBody("gracePeriod", "must be from PT0S to P30D");
        }
        return grace;
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidBody("gracePeriod", "must be a duration such as PT24H or P7D (ISO 8601)");
        }
    }
}
