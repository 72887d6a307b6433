package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Ema;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                new Parameter("fast", "Candles that the fast average spans; fewer than slow", 1, 500, 12),
                new Parameter("slow", "Candles that the slow average spans", 2, 1000, 26));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Map<String, Integer> values) {
        int fast = values.getOrDefault("fast", 0);
        int slow = values.getOrDefault("slow", 0);
        if (fast >= slow) {
            throw new IllegalArgumentException("fast must be less than slow, but is %d to %d".formatted(fast, slow));
        }
        return new Cross(new Ema(fast), new Ema(slow));
    }

    private record Cross(Ema fast, Ema slow) implements Fold {
        @Override
        public Optional<Stance> update(Bar bar) {
            fast.update(bar);
            slow.update(bar);
            return slow.ready() ? Optional.of(stance(fast.value(0), slow.value(0), bar.close())) : Optional.empty();
        }

        private static Stance stance(double fast, double slow, double close) {
            return new Stance(
                    fast > slow ? Side.LONG : Side.FLAT,
                    Math.min(1, Math.abs(fast / slow - 1) * FULL_STRENGTH_PER_DISTANCE),
                    Map.of("fast", fast, "slow", slow, "close", close));
        }

        @Override
        public int size() {
            return fast.size() + slow.size();
        }

        @Override
        public void save(DoubleBuffer target) {
            fast.save(target);
            slow.save(target);
        }

        @Override
        public void load(DoubleBuffer source) {
            fast.load(source);
            slow.load(source);
        }
    }
}
