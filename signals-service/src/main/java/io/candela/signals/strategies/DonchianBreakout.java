package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Cell;
import io.candela.signals.indicators.Donchian;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Long once a close passes the highest high of the {@code entry} candles before it, short once it falls below their lowest
 * low; flat again once it passes the channel of the {@code exit} candles before it the other way (the rules of Richard
 * Dennis' "turtles"; Curtis Faith, "Way of the Turtle", 2007). The strength is the distance of the close from the middle
 * of the entry channel, in halves of its height, at most 1. Warm-up: {@code entry + 1} bars.
 */
@Component
final class DonchianBreakout implements Strategy {
    @Override
    public String name() {
        return "donchian-breakout";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Long once a close passes the highest high of the entry candles before it, short once it falls below"
                + " their lowest low, flat once it passes the narrower exit channel the other way. Strength is the"
                + " distance from the middle of the entry channel in halves of its height.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("entry", "Candles that the channel of entry spans", 2, 500, 20),
                Parameter.whole("exit", "Candles that the channel of exit spans; fewer than entry", 1, 499, 10));
    }

    @Override
    public int lifetime() {
        return 4;
    }

    @Override
    public Fold begin(Values values) {
        int entry = values.whole("entry");
        int exit = values.whole("exit");
        if (exit >= entry) {
            throw new IllegalArgumentException("exit must be less than entry, but is %d to %d".formatted(exit, entry));
        }
        return new Breakout(new Donchian(entry), new Donchian(exit));
    }

    private static final class Breakout extends CompoundFold {
        private final Donchian entry;
        private final Donchian exit;
        /** The channels of the candles before the newest. */
        private final Cell entryHigh = part(new Cell());

        private final Cell entryLow = part(new Cell());
        private final Cell exitHigh = part(new Cell());
        private final Cell exitLow = part(new Cell());
        private final Cell warm = part(new Cell());

        Breakout(Donchian entry, Donchian exit) {
            this.entry = part(entry);
            this.exit = part(exit);
        }

        @Override
        void take(Bar bar) {
            if (entry.ready()) {
                warm.value = 1;
                entryHigh.value = entry.value(1);
                entryLow.value = entry.value(2);
                exitHigh.value = exit.value(1);
                exitLow.value = exit.value(2);
            }
            entry.update(bar);
            exit.update(bar);
        }

        @Override
        public boolean ready() {
            return warm.value > 0;
        }

        @Override
        Side decide(Bar bar, Side before) {
            if (bar.close() > entryHigh.value) {
                return Side.LONG;
            }
            if (bar.close() < entryLow.value) {
                return Side.SHORT;
            }
            boolean leave = switch (before) {
                case LONG -> bar.close() < exitLow.value;
                case FLAT -> false;
                case SHORT -> bar.close() > exitHigh.value;
            };
            return leave ? Side.FLAT : before;
        }

        @Override
        public double strength() {
            double half = (entryHigh.value - entryLow.value) / 2;
            return strength(Math.abs(close() - (entryLow.value + half)) / half);
        }

        @Override
        public Map<String, Double> reason() {
            return Map.of(
                    "close", close(),
                    "entryHigh", entryHigh.value,
                    "entryLow", entryLow.value,
                    "exitHigh", exitHigh.value,
                    "exitLow", exitLow.value);
        }
    }
}
