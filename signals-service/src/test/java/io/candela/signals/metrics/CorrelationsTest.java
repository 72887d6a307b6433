package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.history.RealColumns;
import io.candela.signals.indicators.Bars;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CorrelationsTest {
    @Test
    void onlyTimesAtWhichAllHaveACandleAreCompared() {
        Columns one = columns("ONE-USD", Interval.H1, new int[] {0, 1, 2, 4, 5}, 10, 11, 99, 12, 6);
        Columns two = columns("TWO-USD", Interval.H1, new int[] {0, 1, 3, 4, 5}, 20, 22, 1, 24, 12);
        assertThat(Alignment.of(List.of(one, two)).openTimes()).containsExactly(0, 3600, 4 * 3600, 5 * 3600);
        Correlations correlations = Correlations.of(List.of(one, two));
        assertThat(correlations.instruments()).containsExactly(one.instrument(), two.instrument());
        assertThat(correlations.observations()).isEqualTo(3);
        assertThat(correlations.rows())
                .allSatisfy(row ->
                        assertThat(row).allSatisfy(value -> assertThat(value).isCloseTo(1, within(1e-12))));
    }

    @Test
    void aMirrorImageIsFullyAgainst() {
        Columns up = columns("UP-USD", Interval.H1, new int[] {0, 1, 2}, 100, 110, 99);
        Columns down = columns("DOWN-USD", Interval.H1, new int[] {0, 1, 2}, 100, 90, 99);
        assertThat(Correlations.of(List.of(up, down)).rows().getFirst().getLast())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void betaAndCorrelationOfRealCandlesEqualWhatPandasSays() throws IOException {
        Columns btc = RealColumns.of("BTC");
        Columns eth = RealColumns.of("ETH");
        JsonNode golden = Golden.real();
        Alignment alignment = Alignment.of(List.of(btc, eth));
        assertThat(alignment.openTimes()).hasSize(golden.get("aligned").asInt());
        Returns benchmark = alignment.closes(btc.instrument()).returns();
        Returns returns = alignment.closes(eth.instrument()).returns();
        Golden.compare(
                "beta", returns.beta(benchmark), golden.at("/against/beta").asDouble());
        double correlation =
                Correlations.of(List.of(btc, eth)).rows().getFirst().getLast();
        Golden.compare(
                "correlation", correlation, golden.at("/against/correlation").asDouble());
    }

    @Test
    void candlesOfDifferentIntervalsAreNotComparable() {
        Columns hours = columns("ONE-USD", Interval.H1, new int[] {0}, 1);
        Columns days = columns("TWO-USD", Interval.D1, new int[] {0}, 1);
        assertThatThrownBy(() -> Correlations.of(List.of(hours, days))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Correlations.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Alignment.of(List.of(hours)).closes(days.instrument()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Columns columns(String instrument, Interval interval, int[] hours, double... closes) {
        Columns.Builder builder = new Columns.Builder(new Instrument(instrument), interval);
        for (int i = 0; i < hours.length; i++) {
            builder.add(Instant.ofEpochSecond(3600L * hours[i]), Bars.closingAt(closes[i]));
        }
        return builder.build();
    }
}
