package io.candela.gateway.limits;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * The places of all gateways. Each is taken for a while only, and taken again before that is over: those of a gateway
 * that has died become free by themselves. The futures fail if there is no answer.
 */
interface Places {
    /** Takes {@code place} unless {@code most} others of the account are taken. */
    CompletableFuture<Boolean> take(String account, String place, int most, Duration lease);

    /** Takes places that this gateway has given out, be they still taken or not. */
    CompletableFuture<Void> renew(String account, Collection<String> places, Duration lease);

    /** How many of an account are taken. */
    CompletableFuture<Integer> taken(String account);

    CompletableFuture<Void> leave(String account, String place);
}
