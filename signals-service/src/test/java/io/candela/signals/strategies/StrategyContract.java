package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Bars;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What every strategy keeps to. */
interface StrategyContract extends RuleContract {
    @Override
    Strategy strategy();

    @Provide
    default Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    @Property(tries = 100)
    default void laterBarsChangeNothingThatWasSaidBefore(
            @ForAll("walks") List<Bar> bars, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int cut = (int) (share * bars.size());
        assertThat(stances(strategy(), bars.subList(0, cut)))
                .isEqualTo(stances(strategy(), bars).subList(0, cut));
    }

    @Property(tries = 100)
    default void itsStrengthIsARatioAndItsReasonsAreNumbers(@ForAll("walks") List<Bar> bars) {
        assertThat(stances(strategy(), bars).stream().flatMap(Optional::stream)).allSatisfy(stance -> {
            assertThat(stance.strength()).isBetween(0.0, 1.0);
            assertThat(stance.reason()).isNotEmpty();
            assertThat(stance.reason().values())
                    .allSatisfy(value -> assertThat(value).isFinite());
        });
    }

    @Property(tries = 100)
    default void goingOnFromItsMemorySaysTheSame(
            @ForAll("walks") List<Bar> bars, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int cut = (int) (share * bars.size());
        Strategy.Fold before = Setup.of(strategy(), Map.of()).begin();
        bars.subList(0, cut).forEach(before::update);
        DoubleBuffer memory = DoubleBuffer.allocate(before.size());
        before.save(memory);
        assertThat(memory.hasRemaining()).isFalse();

        Strategy.Fold after = Setup.of(strategy(), Map.of()).begin();
        after.load(memory.flip());
        List<Optional<Stance>> rest = new ArrayList<>();
        bars.subList(cut, bars.size()).forEach(bar -> rest.add(after(after, bar)));

        assertThat(rest).isEqualTo(stances(strategy(), bars).subList(cut, bars.size()));
    }

    private static List<Optional<Stance>> stances(Strategy strategy, List<Bar> bars) {
        Strategy.Fold fold = Setup.of(strategy, Map.of()).begin();
        List<Optional<Stance>> stances = new ArrayList<>();
        bars.forEach(bar -> stances.add(after(fold, bar)));
        return stances;
    }

    private static Optional<Stance> after(Strategy.Fold fold, Bar bar) {
        fold.update(bar);
        return fold.ready() ? Optional.of(Stance.of(fold)) : Optional.empty();
    }
}
