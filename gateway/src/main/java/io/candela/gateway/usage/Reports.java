package io.candela.gateway.usage;

import io.candela.contracts.Usage;
import io.candela.gateway.usage.Ledger.Drawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what was drawn into events: numbered, each within one hour. Used by one thread.
 */
final class Reports {
    private static final Duration HOUR = Duration.ofHours(1);

    private final String gateway;
    private Instant drawnUntil;
    private long sequence;

    /** Those of {@code gateway}, which began to count at {@code start}. */
    Reports(String gateway, Instant start) {
        this.gateway = gateway;
        this.drawnUntil = start;
    }

    /** The events that say what was drawn at {@code now}. */
    List<Usage> of(List<Drawn> drawn, Instant now) {
        List<Usage> events = new ArrayList<>(drawn.size());
        for (Drawn each : drawn) {
            events.add(event(each, now));
        }
        drawnUntil = now;
        return events;
    }

    private Usage event(Drawn drawn, Instant now) {
        Line line = drawn.line();
        Instant hour = Instant.EPOCH.plus(HOUR.multipliedBy(line.hour()));
        Instant last = hour.plus(HOUR).minusMillis(1);
        Instant from = within(hour, drawnUntil, last);
        return new Usage(
                line.credential(),
                line.account(),
                line.route(),
                line.status(),
                null,
                drawn.sum().requests(),
                drawn.sum().credits(),
                from,
                within(from, now, hour.plus(HOUR)),
                line.subject(),
                gateway,
                ++sequence);
    }

    private static Instant within(Instant least, Instant wished, Instant most) {
        return wished.isBefore(least) ? least : wished.isAfter(most) ? most : wished;
    }
}
