package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.Gap.Reason;
import io.candela.marketdata.coverage.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    @Test
    void watchedMinutesWithoutATradeAreToldFromThoseThatNobodyWatched() {
        Gaps gaps = gaps(minute(2), minute(8));

        assertThat(gaps.between(minute(0), minute(10), List.of(minute(2), minute(3), minute(6))))
                .containsExactly(
                        new Gap(minute(0), minute(2), Reason.NOT_OBSERVED),
                        new Gap(minute(4), minute(6), Reason.NO_TRADES),
                        new Gap(minute(7), minute(8), Reason.NO_TRADES),
                        new Gap(minute(8), minute(10), Reason.NOT_OBSERVED));
    }

    @Test
    void aRangeThatWasNeverWatchedIsOneGap() {
        assertThat(gaps(Instant.MAX, minute(8)).between(minute(0), minute(4), List.of()))
                .containsExactly(new Gap(minute(0), minute(4), Reason.NOT_OBSERVED));
    }

    @Test
    void candlesWithoutGapsHaveNone() {
        assertThat(gaps(minute(0), minute(2)).between(minute(0), minute(3), List.of(minute(0), minute(1), minute(2))))
                .isEmpty();
    }

    @Test
    void aRangeThatBeginsWithinAnIntervalLeavesThatIntervalOut() {
        assertThat(gaps(minute(0), minute(9))
                        .between(minute(0).plusSeconds(30), minute(2).plusSeconds(1), List.of()))
                .containsExactly(new Gap(minute(1), minute(3), Reason.NO_TRADES));
    }

    @Test
    void watchedMinutesInWhichAVenueWasNotHeardAreNotObserved() {
        List<Span> missing = List.of(
                span(minute(2).plusSeconds(50), minute(3).plusSeconds(1)),
                span(minute(3), minute(5)),
                span(minute(9).minusSeconds(1), Instant.MAX));
        assertThat(gaps(minute(0), minute(9), missing.toArray(Span[]::new))
                        .between(minute(0), minute(10), List.of(minute(0))))
                .containsExactly(
                        new Gap(minute(1), minute(2), Reason.NO_TRADES),
                        new Gap(minute(2), minute(5), Reason.NOT_OBSERVED),
                        new Gap(minute(5), minute(8), Reason.NO_TRADES),
                        new Gap(minute(8), minute(10), Reason.NOT_OBSERVED));
    }

    @Test
    void gapsOfATimeZoneBeginAndEndWithItsDays() {
        ZonedInterval days = new ZonedInterval(Interval.D1, ZoneId.of("America/New_York"));
        Gaps gaps = new Gaps(
                days,
                Instant.EPOCH,
                Instant.parse("2013-11-06T05:00:00Z"),
                List.of(span(Instant.parse("2013-11-04T12:00:00Z"), Instant.parse("2013-11-04T13:00:00Z"))));

        // Clocks were set back on the 3rd.
        assertThat(gaps.between(
                        Instant.parse("2013-11-01T12:00:00Z"),
                        Instant.parse("2013-11-06T05:00:00Z"),
                        List.of(Instant.parse("2013-11-02T04:00:00Z"))))
                .containsExactly(
                        new Gap(
                                Instant.parse("2013-11-03T04:00:00Z"),
                                Instant.parse("2013-11-04T05:00:00Z"),
                                Reason.NO_TRADES),
                        new Gap(
                                Instant.parse("2013-11-04T05:00:00Z"),
                                Instant.parse("2013-11-05T05:00:00Z"),
                                Reason.NOT_OBSERVED),
                        new Gap(
                                Instant.parse("2013-11-05T05:00:00Z"),
                                Instant.parse("2013-11-06T05:00:00Z"),
                                Reason.NO_TRADES));
    }

    private static Gaps gaps(Instant observedFrom, Instant observedTo, Span... missing) {
        return new Gaps(ZonedInterval.utc(Interval.M1), observedFrom, observedTo, List.of(missing));
    }

    private static Span span(Instant from, Instant to) {
        return new Span(new Venue("kraken"), from, to);
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }
}
