package io.candela.marketdata.feeds;

import io.candela.contracts.Venue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what feeds deliver and what the gate keeps out. */
final class FeedMetrics {
    private final MeterRegistry registry;
    private final Map<Venue, Counter> passed = new ConcurrentHashMap<>();

    FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void passed(Venue venue) {
        passed.computeIfAbsent(venue, any -> registry.counter("candela.market-data.feed.trades", "venue", venue.id()))
                .increment();
    }

    void dropped(Venue venue, TradeGate.Reason reason) {
        registry.counter("candela.market-data.feed.dropped", "venue", venue.id(), "reason", reason.code())
                .increment();
    }

    void restarted(String feed) {
        registry.counter("candela.market-data.feed.restarts", "feed", feed).increment();
    }
}
