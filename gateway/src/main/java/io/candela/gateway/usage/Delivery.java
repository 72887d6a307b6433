package io.candela.gateway.usage;

import io.candela.contracts.Usage;
import java.util.List;

/** Where usage is told. */
interface Delivery extends AutoCloseable {
    /**
     * Returns when all of {@code events} have arrived. Throws if they may not have: all of them or none, and nothing of them
     * arrives any more once a later call has returned.
     */
    void deliver(List<Usage> events);

    @Override
    void close();
}
