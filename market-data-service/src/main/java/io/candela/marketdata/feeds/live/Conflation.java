package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets an instrument's quotes through no oftener than every {@code interval}; what came in between waits, and only the newest of it. */
final class Conflation {
    private final Duration interval;
    private final Map<Instrument, Instant> shownAt = new HashMap<>();
    private final Map<Instrument, Quote> waiting = new HashMap<>();

    Conflation(Duration interval) {
        this.interval = interval;
    }

    /** The quote, if it is its turn. */
    Optional<Quote> offer(Quote quote, Instant now) {
        if (isDue(quote.instrument(), now)) {
            waiting.remove(quote.instrument());
            shownAt.put(quote.instrument(), now);
            return Optional.of(quote);
        }
        waiting.put(quote.instrument(), quote);
        return Optional.empty();
    }

    /** Those that have waited long enough. */
    List<Quote> due(Instant now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Quote> due = waiting.values().stream()
                .filter(quote -> isDue(quote.instrument(), now))
                .toList();
        due.forEach(quote -> {
            waiting.remove(quote.instrument());
            shownAt.put(quote.instrument(), now);
        });
        return due;
    }

    private boolean isDue(Instrument instrument, Instant now) {
        return !now.isBefore(shownAt.getOrDefault(instrument, Instant.EPOCH).plus(interval));
    }
}
