package io.candela.marketdata.coverage;

import io.candela.contracts.Venue;
import java.time.Instant;
import java.util.Optional;

/**
 * A time at a venue.
 *
 * @param to exclusive
 */
public record Span(Venue venue, Instant from, Instant to) {
    static Optional<Span> of(Venue venue, Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Span(venue, from, to)) : Optional.empty();
    }

    public boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && begin.isBefore(to);
    }
}
