package io.candela.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is absent selects nothing.
 *
 * @param from inclusive
 * @param to exclusive
 */
record AuditQuery(
        @Nullable String account,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {}
