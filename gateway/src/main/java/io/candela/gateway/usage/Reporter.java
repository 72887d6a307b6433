package io.candela.gateway.usage;

import io.candela.contracts.Usage;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells what the ledger counts. A batch is told again until it has arrived, and before it has, nothing newer is: so whoever
 * reads them knows by the numbers alone what came before. Used by one thread.
 */
final class Reporter {
    private final Ledger ledger;
    private final Reports reports;
    private final Delivery delivery;
    private final InstantSource clock;
    private List<Usage> waiting = List.of();

    Reporter(Ledger ledger, String gateway, Delivery delivery, InstantSource clock) {
        this.ledger = ledger;
        this.reports = new Reports(gateway, clock.instant());
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Tells what waits, or else what was counted since. Throws if it does not arrive; it waits then. */
    void report() {
        if (waiting.isEmpty()) {
            waiting = reports.of(ledger.draw(), clock.instant());
        }
        if (!waiting.isEmpty()) {
            delivery.deliver(waiting);
            waiting = List.of();
        }
    }

    /** Whether everything that was counted has arrived. */
    boolean done() {
        return waiting.isEmpty() && ledger.size() == 0;
    }
}
