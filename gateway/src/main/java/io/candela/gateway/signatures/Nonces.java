package io.candela.gateway.signatures;

import java.util.concurrent.CompletableFuture;

/** Remembers which signatures were used, for all gateways together. */
interface Nonces {
    /** Whether {@code signature}, which is genuine, was used before; now it was. Fails if that cannot be told. */
    CompletableFuture<Use> use(MessageSignature signature);

    /** What is known of a signature's use. */
    enum Use {
        FIRST,
        REPEATED,
        /** It may be from before the memory begins. */
        UNKNOWN
    }
}
