package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.RealisedVolatility;
import io.candela.signals.indicators.Sma;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A filter of volatility regimes on a trend: long while the close is above its simple average and the market is calm,
 * flat otherwise. Calm is when the realised volatility of the last {@code recent} candles is at most {@code limitPercent}
 * of that of the last {@code usual} ones. The strength is the distance of the close from the average as a share of the
 * average, where 5 % or more is full strength. Warm-up: the longer of {@code trend} and {@code usual + 1} bars.
 */
@Component
final class CalmTrend implements Strategy {
    private static final double FULL_STRENGTH_PER_DISTANCE = 20;

    @Override
    public String name() {
        return "calm-trend";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "A filter of volatility regimes on a trend: long while the close is above its average and recent"
                + " volatility is not above a share of the usual one, flat otherwise. Strength is the distance of the"
                + " close from the average; 5 % or more is full strength.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("trend", "Candles that the average of closes spans", 2, 1000, 50),
                Parameter.whole("recent", "Candles of the recent volatility; fewer than usual", 2, 499, 10),
                Parameter.whole("usual", "Candles of the usual volatility", 3, 1000, 100),
                Parameter.whole(
                        "limitPercent", "Recent volatility in % of the usual up to which it is calm", 10, 500, 100));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        int recent = values.whole("recent");
        int usual = values.whole("usual");
        if (recent >= usual) {
            throw new IllegalArgumentException(
                    "recent must be less than usual, but is %d to %d".formatted(recent, usual));
        }
        return new Trend(
                new Sma(values.whole("trend")),
                new RealisedVolatility(recent, 1),
                new RealisedVolatility(usual, 1),
                values.whole("limitPercent") / 100.0);
    }

    private static final class Trend extends CompoundFold {
        private final Sma average;
        private final RealisedVolatility recent;
        private final RealisedVolatility usual;
        private final double limit;

        Trend(Sma average, RealisedVolatility recent, RealisedVolatility usual, double limit) {
            this.average = part(average);
            this.recent = part(recent);
            this.usual = part(usual);
            this.limit = limit;
        }

        @Override
        void take(Bar bar) {
            average.update(bar);
            recent.update(bar);
            usual.update(bar);
        }

        @Override
        public boolean ready() {
            return average.ready() && usual.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            boolean calm = recent.value(0) <= limit * usual.value(0);
            return calm && bar.close() > average.value(0) ? Side.LONG : Side.FLAT;
        }

        @Override
        public double strength() {
            return strength(Math.abs(close() / average.value(0) - 1) * FULL_STRENGTH_PER_DISTANCE);
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of(
                    "close", close(),
                    "average", average.value(0),
                    "recentVolatilityPercent", recent.value(0),
                    "usualVolatilityPercent", usual.value(0));
        }
    }
}
