package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Known;
import io.candela.marketdata.feeds.KnownTrades;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The newest prices name the trades that they were made of: the newest ones of each venue. */
@Component
class PricedTrades implements KnownTrades {
    private final LatestPrices prices;

    PricedTrades(LatestPrices prices) {
        this.prices = prices;
    }

    @Override
    public Map<Instrument, Known> of(Venue venue) {
        Map<Instrument, Known> known = new HashMap<>();
        for (Price price : prices.all()) {
            for (Input input : price.inputs()) {
                if (input.venue().equals(venue)) {
                    known.put(price.instrument(), new Known(input.tradeId(), input.asOf()));
                }
            }
        }
        return known;
    }
}
