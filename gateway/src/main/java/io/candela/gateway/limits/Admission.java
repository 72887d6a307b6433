package io.candela.gateway.limits;

import org.jspecify.annotations.Nullable;

/** What the limiter decided about one request. */
sealed interface Admission {
    /** Whether the buckets that decided are this gateway's own, since the shared ones did not answer. */
    boolean local();

    /** It may go on. */
    record Admitted(Taken minute, Taken day, boolean local) implements Admission {}

    /**
     * It came too early.
     *
     * @param day absent if the minute had already refused
     */
    record Throttled(Taken minute, @Nullable Taken day, boolean local) implements Admission {}
}
