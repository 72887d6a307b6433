package io.candela.marketdata.quotes;

import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.marketdata.present.TopicMemory;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The newest quote of every instrument at every venue. */
@Component
class LatestQuotes implements TopicMemory {
    private static final long TAIL = 10_000;

    private final ConcurrentSkipListMap<Instrument, ConcurrentSkipListMap<Venue, Quote>> quotes =
            new ConcurrentSkipListMap<>();

    @Override
    public Topic topic() {
        return Topics.QUOTES;
    }

    /** Quotes come several times a second: what has not been told lately is of no use. */
    @Override
    public long tail() {
        return TAIL;
    }

    @Override
    public void take(Object value) {
        if (value instanceof Quote quote) {
            quotes.computeIfAbsent(quote.instrument(), any -> new ConcurrentSkipListMap<>())
                    .merge(quote.venue(), quote, (old, newer) -> newer.time().isBefore(old.time()) ? old : newer);
        }
    }

    /** In the order of instruments, and of each by venue. */
    Stream<Quote> all() {
        return quotes.values().stream().flatMap(those -> those.values().stream());
    }

    /** By venue; empty before the first. */
    List<Quote> of(Instrument instrument) {
        return List.copyOf(
                quotes.getOrDefault(instrument, new ConcurrentSkipListMap<>()).values());
    }
}
