package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each venue contributes to the newest prices, and what of it is left out. */
@Component
public class Contributions {
    private final LatestPrices prices;
    private final Duration staleAfter;

    Contributions(LatestPrices prices, PriceProperties properties) {
        this.prices = prices;
        this.staleAfter = properties.staleAfter();
    }

    /** What {@code venue} contributes at {@code now}, in the order of the instruments. */
    public List<Contribution> of(Venue venue, Instant now) {
        List<Contribution> found = new ArrayList<>();
        for (Price price : prices.all()) {
            for (Input input : price.inputs()) {
                if (input.venue().equals(venue)) {
                    found.add(new Contribution(price.instrument(), input, excluded(input, now)));
                }
            }
        }
        return found;
    }

    /** While nothing is traded anywhere no price is made, and those that were made know nothing of what has aged since. */
    private @Nullable Exclusion excluded(Input input, Instant now) {
        return input.asOf().isBefore(now.minus(staleAfter)) ? Exclusion.STALE : input.excluded();
    }

    /**
     * What a venue contributes to one price.
     *
     * @param input as it stands in the price's lineage
     * @param excluded why it says nothing about now; absent when it does
     */
    public record Contribution(
            Instrument instrument, Input input, @Nullable Exclusion excluded) {}
}
