package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import io.candela.signals.indicators.Bar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How calm the market has been: the more risk, the lower. {@code volatility} is the root mean square of the returns from
 * close to close over the window, {@code drawdown} the deepest fall of the close below its highest one before, as a
 * share of that. The score is the mean of {@code 100 * half / (half + volatility)}, where half is 1 % a candle for a
 * trader and 2 % for an investor, and of {@code 100 * (1 - drawdown)}.
 */
final class Risk implements Component {
    private static final String VOLATILITY = "volatility";
    private static final String DRAWDOWN = "drawdown";

    @Override
    public String name() {
        return "risk";
    }

    @Override
    public BigDecimal weight(Horizon horizon) {
        return switch (horizon) {
            case TRADER -> new BigDecimal("0.15");
            case INVESTOR -> new BigDecimal("0.3");
        };
    }

    @Override
    public SortedMap<String, Double> measure(Window window) {
        List<Bar> bars = window.bars();
        double squares = 0;
        double deepest = 0;
        double highest = bars.getFirst().close();
        for (int i = 1; i < bars.size(); i++) {
            double close = bars.get(i).close();
            double change = close / bars.get(i - 1).close() - 1;
            squares += change * change;
            highest = Math.max(highest, close);
            deepest = Math.max(deepest, 1 - close / highest);
        }
        return new TreeMap<>(Map.of(VOLATILITY, Math.sqrt(squares / (bars.size() - 1)), DRAWDOWN, deepest));
    }

    @Override
    public double score(Horizon horizon, Map<String, BigDecimal> measured) {
        double half = switch (horizon) {
            case TRADER -> 0.01;
            case INVESTOR -> 0.02;
        };
        double calm = Scores.falling(Scores.value(measured, VOLATILITY), half);
        return (calm + 100 * (1 - Scores.value(measured, DRAWDOWN))) / 2;
    }
}
