package io.candela.signals.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private final Columns.Builder builder = new Columns.Builder(new Instrument("BTC-USD"), Interval.H1);

    @Test
    void whatIsAddedComesBackWhateverTheNumberOfCandles() {
        add(5000);
        Columns columns = builder.build();
        assertThat(columns.size()).isEqualTo(5000);
        assertThat(columns.instrument()).isEqualTo(new Instrument("BTC-USD"));
        assertThat(columns.interval()).isEqualTo(Interval.H1);
        for (int i : new int[] {0, 1, 1023, 1024, 4999}) {
            assertThat(columns.bar(i)).isEqualTo(bar(i));
            assertThat(columns.openTime(i)).isEqualTo(START.plusSeconds(3600L * i));
        }
        assertThat(columns.openTimes()).hasSize(5000);
        assertThat(columns.volume()).hasSize(5000);
        assertThat(columns.bytes()).isEqualTo(240_000);
    }

    @Test
    void goingOnWithTheBuilderLeavesWhatWasBuiltAsItWas() {
        add(3);
        Columns before = builder.build();
        builder.add(START.plusSeconds(3 * 3600), bar(3));
        assertThat(before.size()).isEqualTo(3);
        assertThat(builder.build().size()).isEqualTo(4);
    }

    @Test
    void aCandleThatIsNotLaterThanTheOneBeforeIsRefused() {
        add(2);
        assertThatThrownBy(() -> builder.add(START.plusSeconds(3600), bar(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The candle of 2020-01-01T01:00:00Z follows that of 2020-01-01T01:00:00Z");
    }

    @Test
    void theIndexAtATimeIsTheNumberOfCandlesThatStartBeforeIt() {
        add(3);
        Columns columns = builder.build();
        assertThat(columns.indexAt(START.minusSeconds(1))).isZero();
        assertThat(columns.indexAt(START)).isZero();
        assertThat(columns.indexAt(START.plusNanos(1))).isEqualTo(1);
        assertThat(columns.indexAt(START.plusSeconds(3600))).isEqualTo(1);
        assertThat(columns.indexAt(START.plusSeconds(3601))).isEqualTo(2);
        assertThat(columns.indexAt(START.plusSeconds(9999))).isEqualTo(3);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            builder.add(START.plusSeconds(3600L * i), bar(i));
        }
    }

    private static Bar bar(int i) {
        return new Bar(i + 1, i + 3, i + 0.5, i + 2, i + 10);
    }
}
