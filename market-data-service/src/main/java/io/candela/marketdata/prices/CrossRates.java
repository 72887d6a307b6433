package io.candela.marketdata.prices;

import static java.util.Comparator.comparing;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chooses the way on which a rate is derived. Of the ways without a stale price the shortest is taken; of several, the one
 * with the highest confidence; of equals, the first by name. Only where every way has a stale price is one of them taken.
 */
final class CrossRates {
    private static final Comparator<CrossRate> BEST = comparing(CrossRate::confidence)
            .reversed()
            .thenComparing(rate -> rate.path().toString());

    private CrossRates() {}

    /** What {@code wanted} is worth at {@code now}; empty if no way leads there. */
    static Optional<CrossRate> find(Instrument wanted, Collection<Price> prices, Instant now) {
        List<Price> fresh =
                prices.stream().filter(price -> now.isBefore(price.staleAt())).toList();
        return best(wanted, fresh).or(() -> best(wanted, prices));
    }

    private static Optional<CrossRate> best(Instrument wanted, Collection<Price> prices) {
        Map<Instrument, Price> known =
                prices.stream().collect(Collectors.toMap(Price::instrument, Function.identity()));
        return Ways.shortest(wanted, known.keySet()).stream()
                .map(way -> new CrossRate(
                        wanted, way.stream().map(step -> leg(step, known)).toList()))
                .min(BEST);
    }

    private static Leg leg(Step step, Map<Instrument, Price> known) {
        return new Leg(Objects.requireNonNull(known.get(step.instrument())), step.inverse());
    }
}
