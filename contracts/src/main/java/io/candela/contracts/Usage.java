package io.candela.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a credential used a route within a span of time.
 *
 * <p>It may come more than once. What comes from one {@code gateway} has a {@code sequence} that grows within each partition:
 * an event whose sequence is not above the highest that was seen of that gateway in that partition was counted already.
 *
 * @param route the route's pattern, never a concrete path
 * @param status the HTTP status that was answered
 * @param instrument what was asked for, where the route names one
 * @param requests how many requests
 * @param credits what they cost together
 * @param from start of the span, inclusive
 * @param to end of the span, exclusive
 * @param subject what was asked for, as the path says it, where the route's configuration names a part of the path for
 *     that; {@code instrument} is no longer set
 * @param gateway the run of a gateway that counted; absent before there was any
 * @param sequence the number of this event among those of its gateway; absent with it
 */
public record Usage(
        String credentialId,
        String account,
        String route,
        int status,
        @Nullable Instrument instrument,
        long requests,
        long credits,
        Instant from,
        Instant to,
        @Nullable String subject,
        @Nullable String gateway,
        @Nullable Long sequence) {}
