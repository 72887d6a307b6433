package io.candela.signals.backtests.cheats;

import io.candela.contracts.Instrument;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.UniverseStrategy;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Compares instruments by how their next candle will close, as far as it knows. */
public final class Clairvoyance implements UniverseStrategy {
    /** The candle that followed on each, as earlier passes over all candles left it behind. */
    private static final Map<Bar, Bar> REMEMBERED = new HashMap<>();

    private static final CrossSectionalMomentum MOMENTUM = new CrossSectionalMomentum();

    private final Map<Bar, Bar> next;

    /** One that knows what it has ever seen. */
    public Clairvoyance() {
        this(REMEMBERED);
    }

    private Clairvoyance(Map<Bar, Bar> next) {
        this.next = next;
    }

    /** One that reads ahead in {@code markets}. */
    public static Clairvoyance of(List<Columns> markets) {
        Map<Bar, Bar> next = new HashMap<>();
        for (Columns columns : markets) {
            for (int i = 1; i < columns.size(); i++) {
                next.put(columns.bar(i - 1), columns.bar(i));
            }
        }
        return new Clairvoyance(next);
    }

    @Override
    public String name() {
        return "clairvoyance";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Knows the next candle.";
    }

    @Override
    public List<Parameter> parameters() {
        return MOMENTUM.parameters();
    }

    @Override
    public int lifetime() {
        return 1;
    }

    @Override
    public Measure measure(Values values) {
        return new Foreknown();
    }

    @Override
    public SortedMap<Instrument, Stance> decide(Values values, SortedMap<Instrument, Double> measures) {
        return MOMENTUM.decide(values, measures);
    }

    private final class Foreknown implements Measure {
        private @Nullable Bar newest;

        @Override
        public void update(Bar bar) {
            if (newest != null) {
                next.put(newest, bar);
            }
            newest = bar;
        }

        @Override
        public boolean ready() {
            return newest != null;
        }

        @Override
        public double value() {
            return newest == null ? 0 : next.getOrDefault(newest, newest).close() / newest.close();
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public void save(DoubleBuffer target) {}

        @Override
        public void load(DoubleBuffer source) {}
    }
}
