package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Rsi;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long once the relative strength index falls below {@code oversold}, short once it rises above {@code overbought}, and
 * flat again once it is back at 50. The strength is the distance of the index from 50, in halves of its range. Warm-up:
 * {@code period + 1} bars.
 */
@Component
final class RsiReversion implements Strategy {
    private static final double MIDDLE = 50;

    @Override
    public String name() {
        return "rsi-reversion";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long once the relative strength index falls below oversold, short once it rises above overbought, flat"
                + " once it is back at 50. Strength is its distance from 50 in halves of its range.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("period", "Changes that the index spans", 2, 500, 14),
                Parameter.whole("oversold", "Index below which it is long", 1, 49, 30),
                Parameter.whole("overbought", "Index above which it is short", 51, 99, 70));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        return new Reversion(new Rsi(values.whole("period")), values.whole("oversold"), values.whole("overbought"));
    }

    private static final class Reversion extends CompoundFold {
        private final Rsi index;
        private final int oversold;
        private final int overbought;

        Reversion(Rsi index, int oversold, int overbought) {
            this.index = part(index);
            this.oversold = oversold;
            this.overbought = overbought;
        }

        @Override
        void take(Bar bar) {
            index.update(bar);
        }

        @Override
        public boolean ready() {
            return index.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            double value = index.value(0);
            if (value < oversold) {
                return Side.LONG;
            }
            if (value > overbought) {
                return Side.SHORT;
            }
            boolean back = switch (before) {
                case LONG -> value >= MIDDLE;
                case FLAT -> false;
                case SHORT -> value <= MIDDLE;
            };
            return back ? Side.FLAT : before;
        }

        @Override
        public double strength() {
            return strength(Math.abs(index.value(0) - MIDDLE) / MIDDLE);
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("rsi", index.value(0), "close", close());
        }
    }
}
