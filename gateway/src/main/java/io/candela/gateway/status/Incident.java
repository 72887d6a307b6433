package io.candela.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time at which something did not do what it had done before.
 *
 * @param part the service or feed
 * @param trouble what was wrong at first
 * @param to absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Incident(
        String part, String trouble, Instant from, @Nullable Instant to) {}
