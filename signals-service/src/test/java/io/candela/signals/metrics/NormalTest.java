package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class NormalTest {
    @Example
    void itsValuesAreThoseOfEveryTable() {
        assertThat(Normal.cumulative(0)).isEqualTo(0.5);
        assertThat(Normal.cumulative(1.96)).isCloseTo(0.9750021048517795, within(1e-15));
        assertThat(Normal.quantile(0.05)).isCloseTo(-1.6448536269514722, within(1e-14));
        assertThat(Normal.density(0)).isCloseTo(0.3989422804014327, within(1e-15));
    }

    @Property
    void quantileAndDensityBelongToTheCumulativeDistribution(
            @ForAll @DoubleRange(min = 0.55, max = 0.99) double confidence) {
        double z = Normal.quantile(confidence);
        assertThat(Normal.cumulative(z)).isCloseTo(confidence, within(1e-14));
        assertThat(Normal.quantile(1 - confidence)).isCloseTo(-z, within(1e-10));
        double slope = (Normal.cumulative(z + 1e-5) - Normal.cumulative(z - 1e-5)) / 2e-5;
        assertThat(Normal.density(z)).isCloseTo(slope, within(1e-9));
    }
}
