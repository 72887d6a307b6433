package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Bollinger;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long once a close falls below the lower Bollinger band, short once it rises above the upper one, and flat again once it
 * is back at the middle. The strength is half the distance of the close from the middle, in distances of the bands from
 * it, at most 1. Warm-up: {@code period} bars.
 */
@Component
final class BollingerReversion implements Strategy {
    @Override
    public String name() {
        return "bollinger-reversion";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long once a close falls below the lower Bollinger band, short once it rises above the upper one, flat"
                + " once it is back at the middle. Strength is half the distance from the middle in distances of the"
                + " bands from it.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("period", "Candles that the bands span", 2, 500, 20),
                Parameter.whole("widthPercent", "Distance of the bands, in % of the standard deviation", 50, 500, 200));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        return new Reversion(new Bollinger(values.whole("period"), values.whole("widthPercent") / 100.0));
    }

    private static final class Reversion extends CompoundFold {
        private final Bollinger bands;

        Reversion(Bollinger bands) {
            this.bands = part(bands);
        }

        @Override
        void take(Bar bar) {
            bands.update(bar);
        }

        @Override
        public boolean ready() {
            return bands.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            if (bar.close() < bands.value(2)) {
                return Side.LONG;
            }
            if (bar.close() > bands.value(1)) {
                return Side.SHORT;
            }
            boolean back = switch (before) {
                case LONG -> bar.close() >= bands.value(0);
                case FLAT -> false;
                case SHORT -> bar.close() <= bands.value(0);
            };
            return back ? Side.FLAT : before;
        }

        @Override
        public double strength() {
            double band = bands.value(1) - bands.value(0);
            return strength(Math.abs(close() - bands.value(0)) / (2 * band));
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("close", close(), "middle", bands.value(0), "upper", bands.value(1), "lower", bands.value(2));
        }
    }
}
