package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;

class EmaTest {
    @Example
    void itStartsAsTheSimpleAverageAndThenLeansTowardsTheNewest() {
        Ema ema = new Ema(3);
        ema.update(Bars.closingAt(1));
        ema.update(Bars.closingAt(2));
        ema.update(Bars.closingAt(6));
        assertThat(ema.value(0)).isEqualTo(3);
        ema.update(Bars.closingAt(7));
        assertThat(ema.value(0)).isEqualTo(5);
    }

    @Example
    void aPeriodOfOneIsTheCloseItself() {
        Ema ema = new Ema(1);
        ema.update(Bars.closingAt(4));
        ema.update(Bars.closingAt(9));
        assertThat(ema.value(0)).isEqualTo(9);
    }

    @Example
    void aPeriodBelowOneIsRefused() {
        assertThatThrownBy(() -> new Ema(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
