package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.RealisedVolatility;
import io.candela.signals.indicators.Roc;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long while the price is higher than {@code lookback} candles ago and short while it is lower (Moskowitz, Ooi and
 * Pedersen, "Time series momentum", Journal of Financial Economics 104, 2012). The strength is the change as a share of
 * what the realised volatility would make of as many candles, at most 1. Warm-up: {@code lookback + 1} bars.
 */
@Component
final class TimeSeriesMomentum implements Strategy {
    @Override
    public String name() {
        return "time-series-momentum";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long while the price is higher than some candles ago, short while it is lower. Strength is the change as"
                + " a share of what the realised volatility would make of as many candles.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.whole("lookback", "Candles over which the change is measured", 1, 1000, 90));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        int lookback = values.whole("lookback");
        return new Momentum(new Roc(lookback), new RealisedVolatility(lookback, lookback));
    }

    private static final class Momentum extends CompoundFold {
        private final Roc change;
        private final RealisedVolatility volatility;

        Momentum(Roc change, RealisedVolatility volatility) {
            this.change = part(change);
            this.volatility = part(volatility);
        }

        @Override
        void take(Bar bar) {
            change.update(bar);
            volatility.update(bar);
        }

        @Override
        public boolean ready() {
            return change.ready() && volatility.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            double percent = change.value(0);
            return percent > 0 ? Side.LONG : percent < 0 ? Side.SHORT : Side.FLAT;
        }

        @Override
        public double strength() {
            return strength(Math.abs(change.value(0)) / volatility.value(0));
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("changePercent", change.value(0), "volatilityPercent", volatility.value(0), "close", close());
        }
    }
}
