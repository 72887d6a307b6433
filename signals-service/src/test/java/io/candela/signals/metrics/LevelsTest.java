package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.metrics.Level.Kind;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class LevelsTest {
    @Example
    void pricesAtWhichTheMarketTurnedAreLevelsTheMostTouchedFirst() {
        Columns columns = columns(100, 110, 100, 110.5, 99, 120, 105);
        assertThat(Levels.of(columns, 1, 0.02))
                .containsExactly(
                        new Level(Kind.SUPPORT, 99.5, 2, hour(2), hour(4)),
                        new Level(Kind.RESISTANCE, 110.25, 2, hour(1), hour(3)),
                        new Level(Kind.RESISTANCE, 120, 1, hour(5), hour(5)));
    }

    @Example
    void aResistanceThatIsBrokenBecomesASupport() {
        assertThat(Levels.of(columns(100, 110, 100, 120), 1, 0.001))
                .extracting(Level::kind)
                .containsOnly(Kind.SUPPORT);
    }

    @Example
    void ofAPlateauTheFirstCandleTurns() {
        assertThat(Levels.of(columns(1, 5, 5, 1), 1, 0))
                .singleElement()
                .isEqualTo(new Level(Kind.RESISTANCE, 5, 1, hour(1), hour(1)));
    }

    @Example
    void aLongerReachKeepsOnlyTheGreaterTurns() {
        Columns columns = columns(1, 2, 3, 2.5, 4, 3, 2, 1, 0.5);
        assertThat(Levels.of(columns, 1, 0)).hasSize(3);
        assertThat(Levels.of(columns, 2, 0)).extracting(Level::price).containsExactly(4.0);
    }

    @Example
    void whereNothingTurnedThereAreNone() {
        assertThat(Levels.of(columns(1, 2, 3, 4), 1, 0.01)).isEmpty();
        assertThat(Levels.of(columns(1), 5, 0.01)).isEmpty();
        assertThat(Levels.of(columns(), 5, 0.01)).isEmpty();
    }

    @Example
    void aReachOrAWidthThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> Levels.of(columns(1), 0, 0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Levels.of(columns(1), 1, -0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Levels.of(columns(1), 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void levelsStandApartAndNoTurnIsLostWhateverTheWidth(
            @ForAll @Size(max = 80) List<@DoubleRange(min = 50, max = 150) Double> closes,
            @ForAll @DoubleRange(min = 0, max = 0.2) double width) {
        Columns columns =
                columns(closes.stream().mapToDouble(Double::doubleValue).toArray());
        List<Level> single = Levels.of(columns, 2, 0);
        List<Level> wide = Levels.of(columns, 2, width);
        assertThat(wide.stream().mapToInt(Level::touches).sum())
                .isEqualTo(single.stream().mapToInt(Level::touches).sum());
        assertThat(wide.stream().map(Level::price)).doesNotHaveDuplicates();
        assertThat(wide.size()).isLessThanOrEqualTo(single.size());
    }

    private static Columns columns(double... closes) {
        Columns.Builder builder = new Columns.Builder(new Instrument("BTC-USD"), Interval.H1);
        for (int i = 0; i < closes.length; i++) {
            builder.add(hour(i), new Bar(closes[i], closes[i], closes[i], closes[i], 1));
        }
        return builder.build();
    }

    private static Instant hour(int hour) {
        return Instant.ofEpochSecond(3600L * hour);
    }
}
