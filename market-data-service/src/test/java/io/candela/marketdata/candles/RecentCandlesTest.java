package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.RecentCandles.Part;
import io.candela.marketdata.candles.RecentCandles.Series;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCandlesTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    @Test
    void aTopicReadFromItsFirstRecordLeavesNothingToTheHistory() {
        Series series = new Series(10, true);
        series.take(closed(0));

        assertThat(completeFrom(series)).isEqualTo(Instant.MIN);
    }

    @Test
    void otherwiseTheFirstNewCandleIsWhereCompletenessBegins() {
        Series series = new Series(10, false);
        series.take(settled(0));
        assertThat(completeFrom(series)).isEqualTo(Instant.MAX);

        series.take(closed(60));
        series.take(settled(1));

        assertThat(completeFrom(series)).isEqualTo(minute(60));
        assertThat(series.ascending(Instant.MIN, Instant.MAX, 10).candles()).containsExactly(closed(60));
    }

    @Test
    void theOldestMakeRoomAndAreLeftToTheHistory() {
        Series series = new Series(2, true);
        series.take(closed(0));
        series.take(closed(1));
        series.take(closed(5));

        assertThat(series.newest(Instant.MAX, 10).candles()).containsExactly(closed(1), closed(5));
        assertThat(completeFrom(series)).isEqualTo(minute(1));
    }

    @Test
    void aNewerStatementReplacesTheOlder() {
        Series series = new Series(10, true);
        series.take(closed(0));
        series.take(settled(0));

        assertThat(series.newest(minute(1), 1).candles()).containsExactly(settled(0));
        assertThat(series.newest(minute(0), 1).candles()).isEmpty();
    }

    @Test
    void nothingIsLostBetweenWhatIsAtHandAndWhatIsLeftWhileCandlesComeIn() throws InterruptedException {
        Series series = new Series(3, true);
        series.take(closed(0));
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int minute = 1; minute < 20_000; minute++) {
                series.take(closed(minute));
            }
        });

        while (writer.isAlive()) {
            assertBeginsWhereComplete(series.ascending(Instant.MIN, Instant.MAX, 10));
            assertBeginsWhereComplete(series.newest(Instant.MAX, 10));
        }
        writer.join();
        assertThat(completeFrom(series)).isEqualTo(minute(19_997));
    }

    private static void assertBeginsWhereComplete(Part part) {
        Instant begin = part.completeFrom().equals(Instant.MIN) ? NOON : part.completeFrom();
        assertThat(part.candles().getFirst().openTime()).isEqualTo(begin);
    }

    private static Instant completeFrom(Series series) {
        return series.newest(Instant.MAX, 1).completeFrom();
    }

    private static Candle closed(int minute) {
        return draft(minute).candle(Environment.REPLAY, Fold.BTC_USD, Interval.M1, minute(minute));
    }

    private static Candle settled(int minute) {
        return draft(minute).settle().candle(Environment.REPLAY, Fold.BTC_USD, Interval.M1, minute(minute));
    }

    private static Draft draft(int minute) {
        return Draft.closed(Tally.of(Fold.trade("1", minute(minute), "10", "2")), minute(minute + 1));
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }
}
