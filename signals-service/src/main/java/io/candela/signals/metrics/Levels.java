package io.candela.signals.metrics;

import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Level.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Support and resistance: the prices at which a market has turned, most touched first.
 *
 * <p>A candle turns at its high if no high among the {@code reach} candles before it is as high and none among the
 * {@code reach} after it is higher, and at its low likewise (with a reach of 2 these are the fractals of B. Williams,
 * "Trading Chaos", 1995). The turns are taken in the order of price, the earlier first among equals; a level is a turn with all
 * that follow within {@code width} of its price. It is a support if it lies at or below the last close, else a resistance;
 * once broken, the one becomes the other.
 */
public final class Levels {
    private static final Comparator<Turn> BY_PRICE =
            Comparator.comparingDouble(Turn::price).thenComparingLong(Turn::second);
    private static final Comparator<Level> MOST_TOUCHED_FIRST = Comparator.comparingInt(Level::touches)
            .thenComparing(Level::lastTouched)
            .reversed()
            .thenComparingDouble(Level::price);

    private Levels() {}

    /**
     * The levels of {@code columns}; among those that are touched equally often the latest first.
     *
     * @param reach how many candles on either side a turn stands out from, at least 1
     * @param width the height of a level as a share of its lowest price, such as 0.01
     */
    public static List<Level> of(Columns columns, int reach, double width) {
        if (reach < 1 || !(width >= 0)) {
            throw new IllegalArgumentException("A reach of %d with a width of %s".formatted(reach, width));
        }
        List<Turn> turns = turns(columns, reach);
        List<Level> levels = new ArrayList<>();
        int start = 0;
        while (start < turns.size()) {
            double top = turns.get(start).price() * (1 + width);
            int end = start + 1;
            while (end < turns.size() && turns.get(end).price() <= top) {
                end++;
            }
            levels.add(level(turns.subList(start, end), columns.close()[columns.size() - 1]));
            start = end;
        }
        levels.sort(MOST_TOUCHED_FIRST);
        return List.copyOf(levels);
    }

    private static List<Turn> turns(Columns columns, int reach) {
        List<Turn> turns = new ArrayList<>();
        for (int i = reach; i < columns.size() - reach; i++) {
            if (standsOut(columns.high(), i, reach, 1)) {
                turns.add(new Turn(columns.high()[i], columns.openTimes()[i]));
            }
            if (standsOut(columns.low(), i, reach, -1)) {
                turns.add(new Turn(columns.low()[i], columns.openTimes()[i]));
            }
        }
        turns.sort(BY_PRICE);
        return turns;
    }

    /** Whether {@code prices[i]} is the highest around ({@code sign} 1) or the lowest ({@code sign} -1). */
    private static boolean standsOut(double[] prices, int i, int reach, int sign) {
        for (int distance = 1; distance <= reach; distance++) {
            if ((prices[i] - prices[i - distance]) * sign <= 0 || (prices[i] - prices[i + distance]) * sign < 0) {
                return false;
            }
        }
        return true;
    }

    private static Level level(List<Turn> turns, double lastClose) {
        double price = turns.stream().mapToDouble(Turn::price).sum() / turns.size();
        return new Level(
                price <= lastClose ? Kind.SUPPORT : Kind.RESISTANCE,
                price,
                turns.size(),
                Instant.ofEpochSecond(
                        turns.stream().mapToLong(Turn::second).min().orElseThrow()),
                Instant.ofEpochSecond(
                        turns.stream().mapToLong(Turn::second).max().orElseThrow()));
    }

    private record Turn(double price, long second) {}
}
