package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.SuperTrend;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long in a rising SuperTrend and short in a falling one. The strength is the distance of the close from the band as a
 * share of the band, where 5 % or more is full strength. Warm-up: {@code period + 1} bars.
 */
@Component
final class SuperTrendFlip implements Strategy {
    private static final double FULL_STRENGTH_PER_DISTANCE = 20;

    @Override
    public String name() {
        return "supertrend";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long in a rising SuperTrend, short in a falling one. Strength is the distance of the close from the band"
                + " as a share of the band; 5 % or more is full strength.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("period", "Candles that the average true range spans", 1, 500, 10),
                Parameter.whole(
                        "widthPercent",
                        "Distance of the band from the price, in % of the average true range",
                        50,
                        1000,
                        300));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        return new Flip(new SuperTrend(values.whole("period"), values.whole("widthPercent") / 100.0));
    }

    private static final class Flip extends CompoundFold {
        private final SuperTrend trend;

        Flip(SuperTrend trend) {
            this.trend = part(trend);
        }

        @Override
        void take(Bar bar) {
            trend.update(bar);
        }

        @Override
        public boolean ready() {
            return trend.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            return trend.value(1) > 0 ? Side.LONG : Side.SHORT;
        }

        @Override
        public double strength() {
            return strength(Math.abs(close() / trend.value(0) - 1) * FULL_STRENGTH_PER_DISTANCE);
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("close", close(), "band", trend.value(0), "direction", trend.value(1));
        }
    }
}
