package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;

/**
 * A strategy that says what it is told: a letter for each bar, {@code L}, {@code F} or {@code S}, and {@code .} while it is
 * not ready; the last one for all further bars. Its strength is 0.5, or that of its parameter.
 */
record Script(String sides) implements Strategy {

    static Setup of(String sides) {
        return Setup.of(new Script(sides), Map.of());
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "What it is told";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("skip", "Bars without a position at the beginning", 0, 100, 0),
                Parameter.decimal("strength", "How sure it is", "0.1", "1", "0.5"));
    }

    @Override
    public int lifetime() {
        return 1;
    }

    @Override
    public Fold begin(Values values) {
        if (values.whole("skip") == 13) {
            throw new IllegalArgumentException("13 is bad luck");
        }
        return new Reading(sides, values.whole("skip"), values.decimal("strength"));
    }

    private static final class Reading implements Fold {
        private final String sides;
        private final int skip;
        private final double strength;
        private int seen;

        Reading(String sides, int skip, double strength) {
            this.sides = sides;
            this.skip = skip;
            this.strength = strength;
        }

        @Override
        public void update(Bar bar) {
            seen++;
        }

        @Override
        public boolean ready() {
            return letter() != '.';
        }

        @Override
        public Side side() {
            return switch (letter()) {
                case 'L' -> Side.LONG;
                case 'S' -> Side.SHORT;
                default -> Side.FLAT;
            };
        }

        @Override
        public double strength() {
            return strength;
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of("seen", (double) seen);
        }

        private char letter() {
            return seen <= skip ? '.' : sides.charAt(Math.min(seen, sides.length()) - 1);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void save(DoubleBuffer target) {
            target.put(seen);
        }

        @Override
        public void load(DoubleBuffer source) {
            seen = (int) source.get();
        }
    }
}
