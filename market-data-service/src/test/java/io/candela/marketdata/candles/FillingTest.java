package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.Gap.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillingTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");
    private static final Observation HEARD = new Observation(List.of(), List.of());
    private static final BigDecimal BEFORE = new BigDecimal("7");

    private final Candle second = Draft.closed(Tally.of(Fold.trade("1", minute(1), "10", "2")), minute(2))
            .candle(Environment.REPLAY, Fold.BTC_USD, Interval.M1, minute(1));

    @Test
    void previousRepeatsTheCloseBeforeWithoutVolume() {
        List<Gap> gaps = List.of(
                new Gap(minute(0), minute(1), Reason.NO_TRADES), new Gap(minute(2), minute(4), Reason.NO_TRADES));

        List<CandleView> rows = filling(Fill.PREVIOUS).fill(List.of(second), gaps, BEFORE, 10);

        assertThat(rows)
                .extracting(CandleView::openTime, CandleView::close, CandleView::volume, CandleView::filled)
                .containsExactly(
                        tuple(minute(0), BEFORE, BigDecimal.ZERO, true),
                        tuple(minute(1), new BigDecimal("10"), new BigDecimal("2"), null),
                        tuple(minute(2), new BigDecimal("10"), BigDecimal.ZERO, true),
                        tuple(minute(3), new BigDecimal("10"), BigDecimal.ZERO, true));
    }

    @Test
    void zeroFillsWithZeros() {
        List<Gap> gaps = List.of(new Gap(minute(2), minute(3), Reason.NO_TRADES));

        assertThat(filling(Fill.ZERO)
                        .fill(List.of(second), gaps, BEFORE, 10)
                        .getLast()
                        .open())
                .isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void whatWasNotObservedIsNeverFilled() {
        List<Gap> gaps = List.of(new Gap(minute(2), minute(3), Reason.NOT_OBSERVED));

        assertThat(filling(Fill.PREVIOUS).fill(List.of(second), gaps, BEFORE, 10))
                .containsExactly(CandleView.of(second, HEARD, false));
    }

    @Test
    void thereAreNeverMoreRowsThanTheLimit() {
        List<Gap> gaps = List.of(new Gap(minute(2), minute(200_000_000), Reason.NO_TRADES));

        assertThat(filling(Fill.PREVIOUS).fill(List.of(second), gaps, BEFORE, 3))
                .extracting(CandleView::openTime)
                .containsExactly(minute(1), minute(2), minute(3));
    }

    @Test
    void daysOfATimeZoneAreFilledWithItsDays() {
        Instant saturday = Instant.parse("2013-11-02T04:00:00Z");
        Instant sunday = Instant.parse("2013-11-03T04:00:00Z");
        Instant monday = Instant.parse("2013-11-04T05:00:00Z");

        List<CandleView> rows = filling(
                        new ZonedInterval(Interval.D1, ZoneId.of("America/New_York")),
                        Fill.PREVIOUS,
                        monday.plus(Duration.ofHours(1)).minusSeconds(1))
                .fill(List.of(), List.of(new Gap(saturday, monday, Reason.NO_TRADES)), BEFORE, 10);

        assertThat(rows)
                .extracting(CandleView::interval, CandleView::openTime, CandleView::closeTime, CandleView::settled)
                .containsExactly(tuple(Interval.D1, saturday, sunday, true), tuple(Interval.D1, sunday, monday, false));
    }

    private static Filling filling(Fill fill) {
        return filling(ZonedInterval.utc(Interval.M1), fill, minute(5));
    }

    private static Filling filling(ZonedInterval interval, Fill fill, Instant now) {
        return new Filling(
                Environment.REPLAY,
                Fold.BTC_USD,
                Venue.CONSOLIDATED,
                interval,
                fill,
                new CandleRules(Duration.ofSeconds(2), Duration.ofHours(1)),
                HEARD,
                now);
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }
}
