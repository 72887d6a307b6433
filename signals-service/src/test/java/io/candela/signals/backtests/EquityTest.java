package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EquityTest {
    @Property
    void thinnedItKeepsTheFirstAndTheLastAndIsNeverLongerThanAsked(
            @ForAll @IntRange(min = 2, max = 500) int size, @ForAll @IntRange(min = 2, max = 60) int most) {
        long[] times = LongStream.range(0, size).toArray();
        double[] values = LongStream.range(0, size).asDoubleStream().toArray();
        Equity thinned = new Equity(Interval.H1, times, values).thinned(most);
        assertThat(thinned.times())
                .hasSizeBetween(2, most)
                .startsWith(0)
                .endsWith(size - 1)
                .isSorted();
        assertThat(thinned.values()).hasSameSizeAs(thinned.times()).endsWith(size - 1.0);
        assertThat(thinned.times()).doesNotHaveDuplicates();
    }
}
