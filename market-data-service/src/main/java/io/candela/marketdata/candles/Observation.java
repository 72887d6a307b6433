package io.candela.marketdata.candles;

import io.candela.contracts.Venue;
import io.candela.marketdata.coverage.Span;
import io.candela.marketdata.coverage.Unheard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well an instrument's venues were heard.
 *
 * @param missing when one was not, and what was traded there is not in candles, in the order of time
 * @param filled when one was not, and what was traded there came afterwards
 */
record Observation(List<Span> missing, List<Span> filled) {

    /** @param horizon how long after their interval candles take trades */
    static Observation of(List<Unheard> unheard, Duration horizon) {
        return new Observation(
                unheard.stream().flatMap(each -> each.missing(horizon).stream()).toList(),
                unheard.stream().flatMap(each -> each.filled(horizon).stream()).toList());
    }

    /** The venues of which something is missing in [from, to); absent if there are none. */
    @Nullable
    List<Venue> missing(Instant from, Instant to) {
        return venues(missing, from, to);
    }

    /** The venues of which something came afterwards in [from, to); absent if there are none. */
    @Nullable
    List<Venue> filled(Instant from, Instant to) {
        return venues(filled, from, to);
    }

    private static @Nullable List<Venue> venues(List<Span> spans, Instant from, Instant to) {
        if (spans.isEmpty()) {
            return null;
        }
        List<Venue> venues = spans.stream()
                .filter(span -> span.overlaps(from, to))
                .map(Span::venue)
                .distinct()
                .sorted()
                .toList();
        return venues.isEmpty() ? null : venues;
    }
}
