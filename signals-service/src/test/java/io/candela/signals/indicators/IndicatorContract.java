package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.DoubleBuffer;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What every indicator keeps to. */
interface IndicatorContract {
    Indicator indicator();

    @Provide
    default Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    @Property(tries = 100)
    default void itIsReadyAfterExactlyItsWarmUp(@ForAll("walks") List<Bar> bars) {
        Indicator indicator = indicator();
        int seen = 0;
        for (Bar bar : bars) {
            indicator.update(bar);
            assertThat(indicator.ready()).isEqualTo(++seen >= indicator.warmUp());
        }
    }

    @Example
    default void itHasNoValueBeforeItIsReady() {
        assertThatThrownBy(() -> indicator().value(0)).isInstanceOf(IllegalStateException.class);
    }

    @Example
    default void itHasNoLineBeyondItsLast() {
        Indicator indicator = indicator();
        for (int i = 0; i < indicator.warmUp(); i++) {
            indicator.update(Bars.closingAt(100 + i));
        }
        assertThat(indicator.value(0)).isFinite();
        assertThatThrownBy(() -> indicator.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> indicator.value(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Property(tries = 200)
    default void goingOnFromItsMemoryGivesTheSameBits(
            @ForAll("walks") List<Bar> bars, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int cut = (int) (share * bars.size());
        Indicator straight = indicator();
        bars.forEach(straight::update);

        Indicator before = indicator();
        bars.subList(0, cut).forEach(before::update);
        Indicator after = indicator();
        after.load(DoubleBuffer.wrap(memory(before)));
        bars.subList(cut, bars.size()).forEach(after::update);

        assertThat(memory(after)).isEqualTo(memory(straight));
        assertThat(after.ready()).isEqualTo(straight.ready());
    }

    private static double[] memory(Indicator indicator) {
        DoubleBuffer buffer = DoubleBuffer.allocate(indicator.size());
        indicator.save(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }
}
