package io.candela.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a credential used a route within a span of time.
 *
 * @param route the route's pattern, never a concrete path
 * @param status the HTTP status that was answered
 * @param instrument what was asked for, where the route names one
 * @param requests how many requests
 * @param credits what they cost together
 * @param from start of the span, inclusive
 * @param to end of the span, exclusive
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
        Instant to) {}
