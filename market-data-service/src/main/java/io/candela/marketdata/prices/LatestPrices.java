package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.present.TopicMemory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** The newest price of every instrument. */
@Component
public class LatestPrices implements TopicMemory {
    private final MarketClock clock;
    private final ConcurrentSkipListMap<Instrument, Price> prices = new ConcurrentSkipListMap<>();

    LatestPrices(MarketClock clock) {
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topics.PRICES;
    }

    @Override
    public void take(Object value) {
        if (value instanceof Price price) {
            prices.put(price.instrument(), price);
            clock.reached(price.asOf());
        }
    }

    public Optional<Price> of(Instrument instrument) {
        return Optional.ofNullable(prices.get(instrument));
    }

    /** In the order of ids. */
    public List<Price> all() {
        return List.copyOf(prices.values());
    }

    /** At most {@code limit} prices of instruments whose ids come after {@code after}, in the order of ids. */
    List<Price> after(String after, int limit) {
        return prices.values().stream()
                .filter(price -> price.instrument().id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /** Those that have a price. */
    Set<Instrument> instruments() {
        return Set.copyOf(prices.keySet());
    }
}
