package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.history.HistoricPrices;
import io.candela.marketdata.history.KnownPrices;
import io.candela.platform.problem.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The prices as they are, from memory, and as they were known at a time, from the history. */
@Component
class Moments {
    private static final Duration STORED = Duration.ofSeconds(1);

    /** Within this time a price is on its topic, even if the replica that should make it has died. */
    private static final Duration PUBLISHED = Duration.ofMinutes(1);

    private final LatestPrices latest;
    private final HistoricPrices historic;
    private final MarketClock clock;

    Moments(LatestPrices latest, HistoricPrices historic, MarketClock clock) {
        this.latest = latest;
        this.historic = historic;
        this.clock = clock;
    }

    /** At most {@code limit} prices of instruments whose ids come after {@code after}. */
    Moment now(String after, int limit) {
        return new Moment(clock.now(), latest.after(after, limit), false);
    }

    Moment now(Collection<Instrument> instruments) {
        List<Price> prices = instruments.stream()
                .sorted()
                .map(latest::of)
                .flatMap(Optional::stream)
                .toList();
        return new Moment(clock.now(), prices, false);
    }

    /** Throws {@link Unavailable} while not all prices of that time are stored. */
    Moment asOf(Instant time, Collection<Instrument> instruments) {
        if (instruments.isEmpty()) {
            return new Moment(time, List.of(), false);
        }
        KnownPrices known = historic.asOf(time, instruments);
        List<Price> prices = instruments.stream()
                .sorted()
                .map(instrument -> price(instrument, known, time))
                .flatMap(Optional::stream)
                .toList();
        return new Moment(time, prices, known.settled().containsAll(instruments));
    }

    private Optional<Price> price(Instrument instrument, KnownPrices known, Instant time) {
        Optional<Price> stored = Optional.ofNullable(known.prices().get(instrument));
        Optional<Price> heard = latest.of(instrument);
        if (known.settled().contains(instrument) || heard.isEmpty() || heard.equals(stored)) {
            return stored;
        }
        // The newest that there is was not found: it is not stored yet, or not kept any more.
        Instant published = heard.get().receivedAt().plus(PUBLISHED);
        if (!published.isAfter(time)) {
            return heard;
        }
        if (stored.isEmpty() && historic.since().filter(published::isBefore).isPresent()) {
            return Optional.empty();
        }
        throw new Unavailable("The prices of that time are still being stored.", STORED);
    }
}
