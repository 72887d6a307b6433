package io.candela.gateway.versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What of the API is on its way out.
 *
 * @param endings the first whose paths fit counts
 */
@Validated
@ConfigurationProperties("candela.gateway.versions")
record VersionsProperties(@DefaultValue List<@Valid Ending> endings) {

    /**
     * The end of a version, or of some routes of one.
     *
     * @param paths patterns such as {@code /v1/**}
     * @param deprecation since when it should not be used any more, which may lie ahead
     * @param sunset when it stops to answer
     * @param link a page that tells what to use instead
     */
    record Ending(
            @NotEmpty List<String> paths,
            Instant deprecation,
            @Nullable Instant sunset,
            @Nullable URI link) {

        Ending {
            paths = List.copyOf(paths);
            Objects.requireNonNull(deprecation, "An ending says since when it is known");
            if (sunset != null && sunset.isBefore(deprecation)) {
                throw new IllegalArgumentException("A sunset must not be before the deprecation");
            }
        }
    }
}
