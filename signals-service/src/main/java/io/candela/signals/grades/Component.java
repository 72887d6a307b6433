package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * One part of a grade. First something is measured on closed candles, then the measured values alone give the score, so
 * that whoever has them comes to the same score. A better value never lowers it.
 *
 * <p>Only arithmetic that every Java platform rounds alike is used.
 */
interface Component {
    /** A lower-case word. */
    String name();

    /** Its share in the grade of {@code horizon}; those of all components make 1. */
    BigDecimal weight(Horizon horizon);

    /** What the candles of a window that is {@link Window#ready ready} amount to, by name. */
    SortedMap<String, Double> measure(Window window);

    /** 0 to 100 for what was measured. */
    double score(Horizon horizon, Map<String, BigDecimal> measured);
}
