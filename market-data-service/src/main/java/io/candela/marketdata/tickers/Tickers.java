package io.candela.marketdata.tickers;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.marketdata.candles.MissingTrades;
import io.candela.marketdata.prices.LatestPrices;
import io.candela.marketdata.tickers.TickerView.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The tickers of all instruments that have a price. */
@Component
class Tickers {
    private final LatestPrices prices;
    private final Days days;
    private final MissingTrades missing;

    Tickers(LatestPrices prices, Days days, MissingTrades missing) {
        this.prices = prices;
        this.days = days;
        this.missing = missing;
    }

    /** The ticker of an instrument at {@code now}, with its lineage if {@code traced}; empty if it has no price. */
    Optional<TickerView> of(Instrument instrument, Instant now, boolean traced) {
        return prices.of(instrument).map(price -> {
            Window window = window(price, now);
            TickerView ticker = ticker(price, window, now);
            return traced ? ticker.with(Lineage.of(price, window)) : ticker;
        });
    }

    /** At most {@code limit} tickers of the instruments that are wanted, in the order of their ids. */
    List<TickerView> all(Predicate<Instrument> wanted, Instant now, int limit) {
        return prices.all().stream()
                .filter(price -> wanted.test(price.instrument()))
                .limit(limit)
                .map(price -> ticker(price, window(price, now), now))
                .toList();
    }

    private Window window(Price price, Instant now) {
        Period period = Period.before(now);
        return days.of(price.instrument()).between(period.from(), period.to());
    }

    private TickerView ticker(Price price, Window window, Instant now) {
        List<Incomplete> incomplete =
                Incomplete.of(window, now, missing.of(price.instrument(), window.from(), window.to()));
        return TickerView.of(price, window, now, incomplete);
    }
}
