package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Ema;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long while the fast exponential moving average of closes is above the slow one, flat otherwise. The strength is the
 * distance of the two as a share of the slow one, where 1 % or more is full strength: {@code min(1, |fast / slow - 1| *
 * 100)}. Warm-up: {@code slow} bars.
 */
@Component
public final class EmaCross implements Strategy {
    private static final double FULL_STRENGTH_PER_DISTANCE = 100;

    @Override
    public String name() {
        return "ema-cross";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long while the fast exponential moving average of closes is above the slow one, flat otherwise. "
                + "Strength is the distance between the two as a share of the slow one; 1 % or more is full strength.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("fast", "Candles that the fast average spans; fewer than slow", 1, 500, 12),
                Parameter.whole("slow", "Candles that the slow average spans", 2, 1000, 26));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        int fast = values.whole("fast");
        int slow = values.whole("slow");
        if (fast >= slow) {
            throw new IllegalArgumentException("fast must be less than slow, but is %d to %d".formatted(fast, slow));
        }
        return new Cross(new Ema(fast), new Ema(slow));
    }

    private static final class Cross extends CompoundFold {
        private final Ema fast;
        private final Ema slow;

        Cross(Ema fast, Ema slow) {
            this.fast = part(fast);
            this.slow = part(slow);
        }

        @Override
        void take(Bar bar) {
            fast.update(bar);
            slow.update(bar);
        }

        @Override
        public boolean ready() {
            return slow.ready();
        }

        @Override
        Side decide(Bar bar, Side before) {
            return fast.value(0) > slow.value(0) ? Side.LONG : Side.FLAT;
        }

        @Override
        public double strength() {
            return strength(Math.abs(fast.value(0) / slow.value(0) - 1) * FULL_STRENGTH_PER_DISTANCE);
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("fast", fast.value(0), "slow", slow.value(0), "close", close());
        }
    }
}
