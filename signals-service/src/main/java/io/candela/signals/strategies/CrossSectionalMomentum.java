package io.candela.signals.strategies;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Roc;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.nio.DoubleBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Long in the instruments that have risen most, short in those that have risen least, flat in the rest (Narasimhan
 * Jegadeesh and Sheridan Titman, "Returns to Buying Winners and Selling Losers", The Journal of Finance 48(1), 1993). The
 * measure is the {@link Roc} of the close over {@code lookback} candles, in percent. Of
 * {@code n} instruments {@code max(1, floor(n * share / 100))} are long and as many are short; instruments that rose
 * alike are ranked by their ids. With {@code d = |n + 1 - 2 * rank| / (n - 1)}, which is 1 for the first and the last and
 * 0 in the middle, the strength is {@code d} when long or short and {@code 1 - d} when flat. An instrument alone is flat.
 * Warm-up: {@code lookback + 1} bars.
 */
@Component
public final class CrossSectionalMomentum implements UniverseStrategy {
    private static final Comparator<Map.Entry<Instrument, Double>> BEST_FIRST =
            Map.Entry.<Instrument, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    @Override
    public String name() {
        return "cross-sectional-momentum";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "Ranks all instruments by how much their close has changed: long in the best, short in the worst, flat in "
                + "the rest. Strength is how far the rank is from the middle, for flat how near it is.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("lookback", "Candles over which the change is measured", 1, 1000, 21),
                Parameter.whole("share", "Percent of the instruments that are long, and that are short", 1, 50, 25));
    }

    @Override
    public int lifetime() {
        return 2;
    }

    @Override
    public Measure measure(Values values) {
        return new Change(new Roc(values.whole("lookback")));
    }

    @Override
    public SortedMap<Instrument, Stance> decide(Values values, SortedMap<Instrument, Double> measures) {
        List<Map.Entry<Instrument, Double>> ranked =
                measures.entrySet().stream().sorted(BEST_FIRST).toList();
        int count = ranked.size();
        int chosen = count < 2 ? 0 : Math.max(1, count * values.whole("share") / 100);
        SortedMap<Instrument, Stance> stances = new TreeMap<>();
        for (int rank = 1; rank <= count; rank++) {
            Map.Entry<Instrument, Double> entry = ranked.get(rank - 1);
            Side side = side(rank, count, chosen);
            Map<String, Double> reason =
                    Map.of("changePercent", entry.getValue(), "rank", (double) rank, "instruments", (double) count);
            stances.put(entry.getKey(), new Stance(side, strength(side, rank, count), reason));
        }
        return stances;
    }

    private static Side side(int rank, int count, int chosen) {
        if (rank <= chosen) {
            return Side.LONG;
        }
        return rank > count - chosen ? Side.SHORT : Side.FLAT;
    }

    private static double strength(Side side, int rank, int count) {
        if (count < 2) {
            return 0;
        }
        double distance = (double) Math.abs(count + 1 - 2 * rank) / (count - 1);
        return side == Side.FLAT ? 1 - distance : distance;
    }

    private record Change(Roc roc) implements Measure {
        @Override
        public void update(Bar bar) {
            roc.update(bar);
        }

        @Override
        public boolean ready() {
            return roc.ready();
        }

        @Override
        public double value() {
            return roc.value(0);
        }

        @Override
        public int size() {
            return roc.size();
        }

        @Override
        public void save(DoubleBuffer target) {
            roc.save(target);
        }

        @Override
        public void load(DoubleBuffer source) {
            roc.load(source);
        }
    }
}
