package io.candela.marketdata.prices;

import static java.util.Comparator.comparing;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Methodology {@code wmedian-2}. Venues whose newest trade is stale are left out; where at least three remain, so are
 * those that lie more than a multiple of the median absolute deviation from the median. Where fewer remain, what has
 * been stale for a few minutes only still bears witness: whoever lies far from the median of all of them is left out. The
 * price is the median of the rest, weighted by recent volume. Confidence is 1 less a hundred times the weighted mean
 * distance from the price, relative to the price, and less a doubt of one half that every further venue halves.
 */
final class PriceConsolidator {
    static final String METHODOLOGY = "wmedian-2";

    private static final int ENOUGH_TO_TELL_AN_OUTLIER = 3;
    private static final int WEIGHT_SCALE = 8;
    private static final int RATIO_SCALE = 12;
    private static final int CONFIDENCE_SCALE = 4;
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal DISPERSION_FACTOR = BigDecimal.valueOf(100);

    private final PriceRules rules;

    PriceConsolidator(PriceRules rules) {
        this.rules = rules;
    }

    /** The price at {@code now}; none if every venue is stale. */
    Optional<Price> consolidate(
            Environment environment, Instrument instrument, Collection<VenuePrice> venues, Instant now) {
        List<VenuePrice> ordered =
                venues.stream().sorted(comparing(VenuePrice::venue)).toList();
        Map<VenuePrice, Exclusion> excluded = excluded(ordered, now);
        List<VenuePrice> used =
                ordered.stream().filter(venue -> !excluded.containsKey(venue)).toList();
        if (used.isEmpty()) {
            return Optional.empty();
        }
        Map<VenuePrice, BigDecimal> weights = weights(used);
        List<Input> inputs = ordered.stream()
                .map(venue -> input(venue, weights.getOrDefault(venue, BigDecimal.ZERO), excluded.get(venue)))
                .toList();
        BigDecimal price = weightedMedian(inputs);
        VenuePrice newest = used.stream()
                .max(comparing(VenuePrice::time).thenComparing(VenuePrice::receivedAt))
                .orElseThrow();
        return Optional.of(new Price(
                environment,
                instrument,
                price,
                confidence(inputs, price, used.size()),
                used.size(),
                METHODOLOGY,
                newest.time(),
                newest.receivedAt(),
                newest.time().plus(rules.staleAfter()),
                inputs));
    }

    /** The price that {@code inputs}, the lineage of a price, lead to. */
    static BigDecimal weightedMedian(List<Input> inputs) {
        List<Input> used = inputs.stream()
                .filter(input -> input.excluded() == null)
                .sorted(comparing(Input::price))
                .toList();
        BigDecimal half = used.stream()
                .map(Input::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(TWO);
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < used.size(); i++) {
            below = below.add(used.get(i).weight());
            int side = below.compareTo(half);
            if (side == 0 && i + 1 < used.size()) {
                return Decimals.canonical(
                        used.get(i).price().add(used.get(i + 1).price()).divide(TWO));
            }
            if (side >= 0) {
                return used.get(i).price();
            }
        }
        throw new IllegalArgumentException("A price needs at least one input that was used");
    }

    private Map<VenuePrice, Exclusion> excluded(List<VenuePrice> venues, Instant now) {
        Map<VenuePrice, Exclusion> excluded = new HashMap<>();
        for (VenuePrice venue : venues) {
            if (isOlder(venue, rules.staleAfter(), now)) {
                excluded.put(venue, Exclusion.STALE);
            }
        }
        outliers(venues, now).forEach(venue -> excluded.putIfAbsent(venue, Exclusion.OUTLIER));
        return excluded;
    }

    private List<VenuePrice> outliers(List<VenuePrice> venues, Instant now) {
        List<BigDecimal> fresh = prices(venues, rules.staleAfter(), now);
        if (fresh.size() >= ENOUGH_TO_TELL_AN_OUTLIER) {
            BigDecimal median = median(fresh);
            return beyond(allowed(fresh, median), median, venues);
        }
        List<BigDecimal> witnesses = prices(venues, rules.witnessFor(), now);
        if (witnesses.size() >= ENOUGH_TO_TELL_AN_OUTLIER) {
            BigDecimal median = median(witnesses);
            return beyond(median.multiply(rules.witnessTolerance()), median, venues);
        }
        return List.of();
    }

    private static List<VenuePrice> beyond(BigDecimal allowed, BigDecimal median, List<VenuePrice> venues) {
        return venues.stream()
                .filter(venue -> venue.price().subtract(median).abs().compareTo(allowed) > 0)
                .toList();
    }

    private static List<BigDecimal> prices(List<VenuePrice> venues, Duration age, Instant now) {
        return venues.stream()
                .filter(venue -> !isOlder(venue, age, now))
                .map(VenuePrice::price)
                .toList();
    }

    private static boolean isOlder(VenuePrice venue, Duration age, Instant now) {
        return venue.time().isBefore(now.minus(age));
    }

    private BigDecimal allowed(List<BigDecimal> prices, BigDecimal median) {
        BigDecimal deviation = median(
                prices.stream().map(price -> price.subtract(median).abs()).toList());
        return deviation.multiply(rules.outlierMultiple()).max(median.multiply(rules.tolerance()));
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
    }

    private static Map<VenuePrice, BigDecimal> weights(List<VenuePrice> used) {
        BigDecimal total = used.stream().map(VenuePrice::volume).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<VenuePrice, BigDecimal> weights = new HashMap<>();
        for (VenuePrice venue : used) {
            weights.put(
                    venue,
                    total.signum() == 0
                            ? share(BigDecimal.ONE, BigDecimal.valueOf(used.size()))
                            : share(venue.volume(), total));
        }
        return weights;
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return Decimals.canonical(part.divide(whole, WEIGHT_SCALE, RoundingMode.HALF_EVEN));
    }

    private static Input input(VenuePrice venue, BigDecimal weight, @Nullable Exclusion excluded) {
        return new Input(venue.venue(), venue.price(), weight, venue.tradeId(), venue.time(), excluded);
    }

    private static BigDecimal confidence(List<Input> inputs, BigDecimal price, int venues) {
        BigDecimal distance = inputs.stream()
                .map(input -> input.price().subtract(price).abs().multiply(input.weight()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(price, RATIO_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal doubt = BigDecimal.ONE.divide(TWO.pow(venues));
        return BigDecimal.ONE
                .subtract(distance.multiply(DISPERSION_FACTOR))
                .subtract(doubt)
                .max(BigDecimal.ZERO)
                .setScale(CONFIDENCE_SCALE, RoundingMode.HALF_EVEN);
    }
}
