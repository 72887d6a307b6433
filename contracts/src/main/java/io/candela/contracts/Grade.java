package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an instrument looks to someone who trades it and to someone who holds it.
 *
 * @param trader 0 to 100, short horizon
 * @param investor 0 to 100, long horizon
 * @param components the parts that the grades are made of, each 0 to 100
 * @param methodology name and version of the way they were computed
 * @param asOf close time of the newest candle that was used
 */
public record Grade(
        Environment environment,
        Instrument instrument,
        BigDecimal trader,
        BigDecimal investor,
        SortedMap<String, BigDecimal> components,
        String methodology,
        Instant asOf) {

    private static final BigDecimal TOP = BigDecimal.valueOf(100);

    public Grade {
        trader = graded(trader);
        investor = graded(investor);
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        components.forEach((name, value) -> canonical.put(name, graded(value)));
        components = Collections.unmodifiableSortedMap(canonical);
    }

    private static BigDecimal graded(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(TOP) > 0) {
            throw new IllegalArgumentException("A grade lies between 0 and 100, not at " + value.toPlainString());
        }
        return Decimals.canonical(value);
    }
}
