package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Hole;
import io.candela.marketdata.feeds.FeedSink.Known;
import io.candela.marketdata.feeds.KnownTrades;
import io.candela.marketdata.history.TradeHoles;
import io.candela.platform.problem.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newest prices name the trades that they were made of, the newest ones of each venue; which are missing before those the
 * store can tell.
 */
@Component
class DeliveredTrades implements KnownTrades {
    private static final Logger log = LoggerFactory.getLogger(DeliveredTrades.class);
    /** Longer than any feed asks for what it has missed. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private final LatestPrices prices;
    private final TradeHoles holes;
    private final InstantSource wallClock;

    DeliveredTrades(LatestPrices prices, TradeHoles holes, InstantSource wallClock) {
        this.prices = prices;
        this.holes = holes;
        this.wallClock = wallClock;
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

    @Override
    public List<Hole> missing(Venue venue) {
        try {
            return holes.of(venue, wallClock.instant().minus(LOOK_BACK));
        } catch (Unavailable away) {
            log.atInfo().addKeyValue("venue", venue.id()).log("The store cannot say now which trades are missing");
            return List.of();
        }
    }
}
