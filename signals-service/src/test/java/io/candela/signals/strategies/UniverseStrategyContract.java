package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Bars;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.nio.DoubleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What every strategy over a universe keeps to. */
interface UniverseStrategyContract extends RuleContract {
    int CLOSES = 120;

    @Override
    UniverseStrategy strategy();

    /** With parameters so small that a hundred closes say much. */
    UniverseSetup quick();

    @Property(tries = 50)
    default void laterClosesChangeNothingThatWasSaidBefore(@ForAll long seed, @ForAll @IntRange(max = CLOSES) int cut) {
        List<SortedMap<Instrument, Bar>> closes = closes(seed);
        assertThat(stances(closes.subList(0, cut))).isEqualTo(stances(closes).subList(0, cut));
    }

    @Property(tries = 50)
    default void itsStrengthsAreRatiosAndItsReasonsAreNumbers(@ForAll long seed) {
        List<SortedMap<Instrument, Stance>> stances = stances(closes(seed));
        assertThat(stances.stream().flatMap(each -> each.values().stream()))
                .isNotEmpty()
                .allSatisfy(stance -> {
                    assertThat(stance.strength()).isBetween(0.0, 1.0);
                    assertThat(stance.reason()).isNotEmpty();
                    assertThat(stance.reason().values())
                            .allSatisfy(value -> assertThat(value).isFinite());
                });
    }

    @Property(tries = 50)
    default void itsMeasureGoesOnFromItsMemoryAndOnceReadyStaysSo(
            @ForAll long seed, @ForAll @IntRange(max = CLOSES) int cut) {
        Measure straight = quick().measure();
        Measure continued = quick().measure();
        Random random = new Random(seed);
        boolean ready = false;
        for (int i = 0; i < CLOSES; i++) {
            if (i == cut) {
                DoubleBuffer memory = DoubleBuffer.allocate(continued.size());
                continued.save(memory);
                assertThat(memory.hasRemaining()).isFalse();
                continued = quick().measure();
                continued.load(memory.flip());
            }
            Bar bar = Bars.closingAt(random.nextDouble(900, 1100));
            straight.update(bar);
            continued.update(bar);
            assertThat(continued.ready()).isEqualTo(straight.ready());
            assertThat(straight.ready() || !ready).isTrue();
            ready = straight.ready();
            if (ready) {
                assertThat(straight.value()).isFinite().isEqualTo(continued.value());
            }
        }
        assertThat(ready).isTrue();
    }

    @Property(tries = 50)
    default void everyInstrumentThatIsComparedHasAStance(@ForAll long seed) {
        Random random = new Random(seed);
        for (int count = 1; count < 20; count++) {
            SortedMap<Instrument, Double> measures = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                measures.put(instrument(i), (double) random.nextInt(-5, 6));
            }
            assertThat(quick().decide(measures).keySet()).isEqualTo(measures.keySet());
        }
    }

    private List<SortedMap<Instrument, Stance>> stances(List<SortedMap<Instrument, Bar>> closes) {
        UniverseRun run = new UniverseRun(quick(), Interval.H1);
        List<SortedMap<Instrument, Stance>> stances = new ArrayList<>();
        for (int i = 0; i < closes.size(); i++) {
            stances.add(run.close(Instant.EPOCH.plusSeconds(3600L * i), closes.get(i)));
        }
        return stances;
    }

    /** Walks of six instruments, each of which has no bar now and then. */
    private static List<SortedMap<Instrument, Bar>> closes(long seed) {
        Random random = new Random(seed);
        double[] prices = {1, 10, 100, 1000, 10_000, 100_000};
        List<SortedMap<Instrument, Bar>> closes = new ArrayList<>();
        for (int i = 0; i < CLOSES; i++) {
            SortedMap<Instrument, Bar> bars = new TreeMap<>();
            for (int j = 0; j < prices.length; j++) {
                prices[j] *= 1 + random.nextDouble(-0.05, 0.05);
                if (random.nextInt(8) > 0) {
                    bars.put(instrument(j), Bars.closingAt(prices[j]));
                }
            }
            closes.add(bars);
        }
        return closes;
    }

    static Instrument instrument(int index) {
        return new Instrument((char) ('A' + index) + "-USD");
    }
}
