package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument looks to someone who trades it and to someone who holds it, with all that is needed to compute it
 * again.
 *
 * @param trader 0 to 100, short horizon
 * @param investor 0 to 100, long horizon
 * @param components the parts that the grades are made of, each 0 to 100
 * @param methodology name and version of the way they were computed
 * @param asOf close time of the newest candle that was used
 * @param knownAt the environment's time at which it became known; absent in events from before it was told
 * @param staleAt from when on this grade must not be taken for current; absent in events from before it was told
 * @param inputs one entry for each component; empty in events from before they were told
 */
public record Grade(
        Environment environment,
        Instrument instrument,
        BigDecimal trader,
        BigDecimal investor,
        SortedMap<String, BigDecimal> components,
        String methodology,
        Instant asOf,
        @Nullable Instant knownAt,
        @Nullable Instant staleAt,
        @Nullable List<Input> inputs) {

    private static final BigDecimal TOP = BigDecimal.valueOf(100);

    public Grade {
        trader = graded(trader);
        investor = graded(investor);
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        components.forEach((name, value) -> canonical.put(name, graded(value)));
        components = Collections.unmodifiableSortedMap(canonical);
        inputs = inputs == null ? null : List.copyOf(inputs);
    }

    private static BigDecimal graded(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(TOP) > 0) {
            throw new IllegalArgumentException("A grade lies between 0 and 100, not at " + value.toPlainString());
        }
        return Decimals.canonical(value);
    }

    /**
     * What one component was made of.
     *
     * @param component its name among the grade's components
     * @param horizon the grade that it is a part of
     * @param weight its share in that grade, 0 to 1
     * @param values what was measured on the candles, by name
     */
    public record Input(String component, Horizon horizon, BigDecimal weight, SortedMap<String, BigDecimal> values) {
        public Input {
            weight = Decimals.ratio(weight, "weight");
            SortedMap<String, BigDecimal> canonical = new TreeMap<>();
            values.forEach((name, value) -> canonical.put(name, Decimals.canonical(value)));
            values = Collections.unmodifiableSortedMap(canonical);
        }
    }

    /** Whose view a grade takes. */
    public enum Horizon {
        /** Someone who trades: days. */
        TRADER,
        /** Someone who holds: months. */
        INVESTOR
    }
}
