package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Ema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the price has lately been above its longer average. {@code distance} is the fast exponential moving average of
 * closes divided by the slow one, less 1: 12 and 72 candles for a trader (half a day and 3 days), 42 and 180 for an
 * investor (a week and 30 days), or as many as there are. The score is {@code 50 + 50 * d / (half + |d|)}, where half is
 * 1 % for a trader and 5 % for an investor.
 */
final class Trend implements Component {
    private static final String DISTANCE = "distance";

    @Override
    public String name() {
        return "trend";
    }

    @Override
    public BigDecimal weight(Horizon horizon) {
        return switch (horizon) {
            case TRADER -> new BigDecimal("0.3");
            case INVESTOR -> new BigDecimal("0.35");
        };
    }

    @Override
    public SortedMap<String, Double> measure(Window window) {
        List<Bar> bars = window.bars();
        double distance = switch (window.outlook()) {
            case TRADER -> average(bars, 12) / average(bars, 72) - 1;
            case INVESTOR -> average(bars, 42) / average(bars, 180) - 1;
        };
        return new TreeMap<>(Map.of(DISTANCE, distance));
    }

    private static double average(List<Bar> bars, int period) {
        Ema ema = new Ema(Math.min(period, bars.size()));
        bars.forEach(ema::update);
        return ema.value(0);
    }

    @Override
    public double score(Horizon horizon, Map<String, BigDecimal> measured) {
        double half = switch (horizon) {
            case TRADER -> 0.01;
            case INVESTOR -> 0.05;
        };
        return Scores.rising(Scores.value(measured, DISTANCE), half);
    }
}
