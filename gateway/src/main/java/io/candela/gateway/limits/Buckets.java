package io.candela.gateway.limits;

import java.util.concurrent.CompletableFuture;

/** Where buckets are kept. */
interface Buckets {
    /** Takes {@code credits} out of the quota's bucket. The future fails if the place where buckets are kept does not answer. */
    CompletableFuture<Taken> take(Quota quota, long credits);
}
