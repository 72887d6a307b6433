package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Bars;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;

class CrossSectionalMomentumTest implements UniverseStrategyContract {
    @Override
    public UniverseStrategy strategy() {
        return new CrossSectionalMomentum();
    }

    @Override
    public UniverseSetup quick() {
        return with(2, 25);
    }

    @Example
    void theBestShareIsLongTheWorstShortAndTheRestFlat() {
        assertThat(sides(with(1, 25), 5, -3, 9, 0, 1, 2, 3, 4))
                .containsExactly(LONG, SHORT, LONG, SHORT, FLAT, FLAT, FLAT, FLAT);
        assertThat(sides(with(1, 50), 3, 2, 1)).containsExactly(LONG, FLAT, SHORT);
        assertThat(sides(with(1, 1), 1, 2)).containsExactly(SHORT, LONG);
    }

    @Example
    void whatRoseAlikeIsRankedById() {
        assertThat(sides(with(1, 25), 7, 7, 7, 7)).containsExactly(LONG, FLAT, FLAT, SHORT);
    }

    @Example
    void anInstrumentAloneIsFlat() {
        assertThat(with(1, 50).decide(measures(42)).values())
                .containsExactly(new Stance(FLAT, 0, Map.of("changePercent", 42.0, "rank", 1.0, "instruments", 1.0)));
    }

    @Example
    void theStrengthIsTheDistanceOfTheRankFromTheMiddleAndForFlatItsNearness() {
        SortedMap<Instrument, Stance> stances = with(1, 40).decide(measures(5, 4, 3, 2, 1));
        assertThat(stances.values().stream().map(Stance::strength)).containsExactly(1.0, 0.5, 1.0, 0.5, 1.0);
        Stance second = Objects.requireNonNull(stances.get(UniverseStrategyContract.instrument(1)));
        assertThat(second.reason())
                .containsOnly(entry("changePercent", 4.0), entry("rank", 2.0), entry("instruments", 5.0));
    }

    @Example
    void theMeasureIsTheChangeOverTheLookbackInPercent() {
        Measure measure = with(2, 25).measure();
        measure.update(Bars.closingAt(100));
        measure.update(Bars.closingAt(70));
        assertThat(measure.ready()).isFalse();
        measure.update(Bars.closingAt(110));
        assertThat(measure.value()).isCloseTo(10, within(1e-12));
        measure.update(Bars.closingAt(35));
        assertThat(measure.value()).isEqualTo(-50);
    }

    @Example
    void whoHasNoCandleIsComparedForThreeMoreClosesButNothingIsSaidOfIt() {
        UniverseRun run = new UniverseRun(with(1, 50), Interval.H1);
        Instrument here = UniverseStrategyContract.instrument(0);
        Instrument away = UniverseStrategyContract.instrument(1);
        run.close(hour(0), Map.of(here, Bars.closingAt(10), away, Bars.closingAt(10)));
        assertThat(run.close(hour(1), Map.of(here, Bars.closingAt(11), away, Bars.closingAt(10))))
                .containsOnlyKeys(here, away);
        for (int i = 2; i <= 4; i++) {
            assertThat(run.close(hour(i), Map.of(here, Bars.closingAt(11 + i))))
                    .hasEntrySatisfying(
                            here, stance -> assertThat(stance.side()).isEqualTo(LONG))
                    .hasSize(1);
        }
        assertThat(run.close(hour(5), Map.<Instrument, Bar>of(here, Bars.closingAt(99))))
                .hasEntrySatisfying(here, stance -> assertThat(stance.side()).isEqualTo(FLAT));
    }

    private static Instant hour(int index) {
        return Instant.EPOCH.plusSeconds(3600L * index);
    }

    private static UniverseSetup with(int lookback, int share) {
        return UniverseSetup.of(
                new CrossSectionalMomentum(),
                Map.of("lookback", BigDecimal.valueOf(lookback), "share", BigDecimal.valueOf(share)));
    }

    private static List<Side> sides(UniverseSetup setup, double... measures) {
        return setup.decide(measures(measures)).values().stream()
                .map(Stance::side)
                .toList();
    }

    private static SortedMap<Instrument, Double> measures(double... values) {
        SortedMap<Instrument, Double> measures = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            measures.put(UniverseStrategyContract.instrument(i), values[i]);
        }
        return measures;
    }
}
