package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import io.candela.signals.indicators.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How cheaply and how steadily it can be traded, in numbers without a unit, so that instruments with different quote
 * currencies compare, and without turnover, which can be bought. {@code spread} estimates the effective bid-ask spread
 * from closes and ranges: the mean over neighbouring candles of {@code sqrt(max(0, 4 (c - m) (c - m')))}, where c is the
 * logarithm of a candle's close, m the middle of its range's logarithms and m' that of the next one (F. Abdi and A.
 * Ranaldo, "A Simple Estimation of Bid-Ask Spreads from Daily Close, High, and Low Prices", 2017). {@code steadiness} is
 * the median volume divided by the mean one, at most 1, where an interval without a trade counts as no volume. The score
 * is the mean of {@code 100 * half / (half + spread)}, where half is 0.5 % for a trader and 1 % for an investor, and of
 * {@code 100 * steadiness}.
 */
final class Liquidity implements Component {
    private static final String SPREAD = "spread";
    private static final String STEADINESS = "steadiness";

    @Override
    public String name() {
        return "liquidity";
    }

    @Override
    public BigDecimal weight(Horizon horizon) {
        return switch (horizon) {
            case TRADER -> new BigDecimal("0.15");
            case INVESTOR -> new BigDecimal("0.1");
        };
    }

    @Override
    public SortedMap<String, Double> measure(Window window) {
        return new TreeMap<>(Map.of(SPREAD, spread(window.bars()), STEADINESS, steadiness(window)));
    }

    private static double spread(List<Bar> bars) {
        double sum = 0;
        double middle = middle(bars.getFirst());
        for (int i = 1; i < bars.size(); i++) {
            double close = StrictMath.log(bars.get(i - 1).close());
            double next = middle(bars.get(i));
            sum += Math.sqrt(Math.max(0, 4 * (close - middle) * (close - next)));
            middle = next;
        }
        return sum / (bars.size() - 1);
    }

    private static double middle(Bar bar) {
        return (StrictMath.log(bar.high()) + StrictMath.log(bar.low())) / 2;
    }

    private static double steadiness(Window window) {
        List<Double> volumes =
                new ArrayList<>(window.bars().stream().map(Bar::volume).toList());
        double total = volumes.stream().mapToDouble(Double::doubleValue).sum();
        volumes.addAll(Collections.nCopies(window.intervals() - volumes.size(), 0.0));
        Collections.sort(volumes);
        double median = (volumes.get((volumes.size() - 1) / 2) + volumes.get(volumes.size() / 2)) / 2;
        return total == 0 ? 0 : Math.min(1, median / (total / volumes.size()));
    }

    @Override
    public double score(Horizon horizon, Map<String, BigDecimal> measured) {
        double half = switch (horizon) {
            case TRADER -> 0.005;
            case INVESTOR -> 0.01;
        };
        double cheap = Scores.falling(Scores.value(measured, SPREAD), half);
        return (cheap + 100 * Scores.value(measured, STEADINESS)) / 2;
    }
}
