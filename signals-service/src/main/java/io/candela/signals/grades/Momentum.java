package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Rsi;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far and how steadily the price has risen. {@code return} is the newest close divided by the one 24 candles before
 * for a trader (a day), 180 for an investor (30 days), or the oldest that there is, less 1; {@code rsi} is the relative
 * strength index of 14 candles, 50 where the close has never moved. The score is the mean of the index and of
 * {@code 50 + 50 * r / (half + |r|)}, where half is 2 % for a trader and 15 % for an investor.
 */
final class Momentum implements Component {
    private static final String RETURN = "return";
    private static final String RSI = "rsi";
    private static final int RSI_PERIOD = 14;
    private static final double UNDECIDED = 50;

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public BigDecimal weight(Horizon horizon) {
        return switch (horizon) {
            case TRADER -> new BigDecimal("0.3");
            case INVESTOR -> new BigDecimal("0.15");
        };
    }

    @Override
    public SortedMap<String, Double> measure(Window window) {
        List<Bar> bars = window.bars();
        int back = switch (window.outlook()) {
            case TRADER -> 24;
            case INVESTOR -> 180;
        };
        Bar before = bars.get(Math.max(0, bars.size() - 1 - back));
        return new TreeMap<>(Map.of(RETURN, bars.getLast().close() / before.close() - 1, RSI, rsi(bars)));
    }

    private static double rsi(List<Bar> bars) {
        Rsi rsi = new Rsi(RSI_PERIOD);
        bars.forEach(rsi::update);
        boolean moved =
                bars.stream().anyMatch(bar -> bar.close() != bars.getFirst().close());
        return moved ? rsi.value(0) : UNDECIDED;
    }

    @Override
    public double score(Horizon horizon, Map<String, BigDecimal> measured) {
        double half = switch (horizon) {
            case TRADER -> 0.02;
            case INVESTOR -> 0.15;
        };
        return (Scores.rising(Scores.value(measured, RETURN), half) + Scores.value(measured, RSI)) / 2;
    }
}
