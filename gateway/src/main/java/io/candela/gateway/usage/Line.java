package io.candela.gateway.usage;

import org.jspecify.annotations.Nullable;

/**
 * What requests are counted by.
 *
 * @param subject what was asked for, if the route says so and there was an answer
 * @param hour in which they were answered, in hours since 1970
 */
record Line(
        String credential,
        String account,
        String route,
        int status,
        @Nullable String subject,
        long hour) {}
