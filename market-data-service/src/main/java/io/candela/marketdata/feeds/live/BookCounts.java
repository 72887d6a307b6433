package io.candela.marketdata.feeds.live;

import io.candela.contracts.Venue;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of a venue's book messages, and how often its books are begun anew. */
final class BookCounts {
    private final MeterRegistry meters;
    private final Venue venue;

    BookCounts(MeterRegistry meters, Venue venue) {
        this.meters = meters;
        this.venue = venue;
    }

    void message(String outcome) {
        meters.counter("candela.market-data.book.messages", "venue", venue.id(), "outcome", outcome)
                .increment();
    }

    void resync(String cause) {
        meters.counter("candela.market-data.book.resyncs", "venue", venue.id(), "cause", cause)
                .increment();
    }
}
