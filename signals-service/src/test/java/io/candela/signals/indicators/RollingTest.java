package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The windows that indicators are made of. */
class RollingTest {
    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(-9, 9).list().ofMinSize(1).ofMaxSize(200);
    }

    @Property(tries = 300)
    void sumsExtremesAndAgesAreThoseOfTheWindow(
            @ForAll("numbers") List<Integer> numbers, @ForAll @IntRange(min = 1, max = 30) int length) {
        RollingSum sum = new RollingSum(length);
        RollingExtreme highest = RollingExtreme.highest(length);
        RollingExtreme lowest = RollingExtreme.lowest(length);
        for (int end = 1; end <= numbers.size(); end++) {
            int newest = numbers.get(end - 1);
            sum.add(newest);
            highest.add(newest);
            lowest.add(newest);
            List<Integer> window = numbers.subList(Math.max(0, end - length), end);
            int top = window.stream().mapToInt(Integer::intValue).max().orElseThrow();
            int bottom = window.stream().mapToInt(Integer::intValue).min().orElseThrow();
            assertThat(sum.value())
                    .isEqualTo(window.stream().mapToInt(Integer::intValue).sum());
            assertThat(highest.value()).isEqualTo(top);
            assertThat(lowest.value()).isEqualTo(bottom);
            assertThat(highest.age()).isEqualTo(window.size() - 1 - window.lastIndexOf(top));
        }
    }

    @Example
    void whatHasLeftTheWindowLeavesNoTrace() {
        RollingSum sum = new RollingSum(3);
        RollingMoments moments = new RollingMoments(3);
        for (double value : new double[] {1e18, -3e17, 1e16, 0.1, 0.1, 0.1}) {
            sum.add(value);
            moments.add(value);
        }
        assertThat(sum.value()).isEqualTo(0.1 + 0.1 + 0.1);
        assertThat(moments.mean()).isEqualTo(0.1);
        assertThat(moments.deviation()).isZero();
    }

    @Example
    void aMillionUpdatesDoNotDrift() {
        RollingSum sum = new RollingSum(7);
        RollingMoments moments = new RollingMoments(7);
        for (int i = 0; i < 1_000_000; i++) {
            sum.add(i % 7 * 0.1);
            moments.add(1e6 + i % 7);
        }
        double expected = 0;
        for (int i = 0; i < 7; i++) {
            expected += i * 0.1;
        }
        assertThat(Math.abs(sum.value() - expected)).isLessThan(1e-15);
        assertThat(moments.deviation()).isEqualTo(2);
    }
}
