package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CandleRange.Fill;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonedIntervalTest {
    private static final long YEAR_2000 = 946_684_800;
    private static final long YEAR_2050 = 2_524_608_000L;
    private static final List<Interval> LONG = List.of(Interval.D1, Interval.W1, Interval.MO1);
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2013-03-10, 2013-03-10T05:00:00Z, PT23H",
        "America/New_York, 2013-11-03, 2013-11-03T04:00:00Z, PT25H",
        "America/New_York, 2013-11-25, 2013-11-25T05:00:00Z, PT24H",
        "Asia/Kolkata, 2013-11-25, 2013-11-24T18:30:00Z, PT24H",
        "Asia/Kathmandu, 2013-11-25, 2013-11-24T18:15:00Z, PT24H",
        "Australia/Lord_Howe, 2013-10-06, 2013-10-05T13:30:00Z, PT23H30M",
        "Australia/Lord_Howe, 2013-04-07, 2013-04-06T13:00:00Z, PT24H30M",
        // Here the clock went from 00:00 to 01:00, so that the day began an hour late.
        "America/Sao_Paulo, 2013-10-20, 2013-10-20T03:00:00Z, PT23H",
        // And here from 00:01 to 23:01 of the day before.
        "America/St_Johns, 2010-11-07, 2010-11-07T02:30:00Z, PT25H",
    })
    void daysAreAsLongAsTheClocksOfTheZoneSay(String zone, LocalDate date, Instant open, Duration length) {
        ZonedInterval days = new ZonedInterval(Interval.D1, ZoneId.of(zone));

        assertThat(days.floor(open)).isEqualTo(open);
        assertThat(days.floor(
                        ZonedDateTime.of(date, LocalTime.NOON, days.zone()).toInstant()))
                .isEqualTo(open);
        assertThat(days.end(open)).isEqualTo(open.plus(length));
        assertThat(days.before(open.plus(length), 1)).isEqualTo(open);
    }

    @Test
    void aDayBeginsOnceThoughTheClockIsSetBackOverItsMidnight() {
        ZonedInterval days = new ZonedInterval(Interval.D1, ZoneId.of("America/St_Johns"));
        Instant open = Instant.parse("2010-11-07T02:30:00Z");
        Instant dayBeforeAgain = open.plusSeconds(900);

        assertThat(dayBeforeAgain.atZone(days.zone()).toLocalDate()).isEqualTo("2010-11-06");
        assertThat(days.floor(dayBeforeAgain)).isEqualTo(open);
        assertThat(days.floor(open.minusNanos(1))).isEqualTo(Instant.parse("2010-11-06T02:30:00Z"));
    }

    @Test
    void aDayThatWasLeftOutHasNoCandle() {
        ZonedInterval days = new ZonedInterval(Interval.D1, ZoneId.of("Pacific/Apia"));
        // 30 December 2011 did not take place in Samoa.
        Instant thursday = Instant.parse("2011-12-29T10:00:00Z");
        Instant saturday = Instant.parse("2011-12-30T10:00:00Z");

        assertThat(days.end(thursday)).isEqualTo(saturday);
        assertThat(saturday.atZone(days.zone()).toLocalDate()).isEqualTo("2011-12-31");
        assertThat(days.before(saturday, 1)).isEqualTo(thursday);
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirstOfTheZone() {
        Instant sunday = Instant.parse("2013-12-01T16:00:00Z");

        assertThat(new ZonedInterval(Interval.W1, ZoneId.of("Asia/Tokyo")).floor(sunday))
                .isEqualTo("2013-12-01T15:00:00Z");
        assertThat(new ZonedInterval(Interval.W1, ZoneId.of("America/New_York")).floor(sunday))
                .isEqualTo("2013-11-25T05:00:00Z");
        assertThat(new ZonedInterval(Interval.MO1, ZoneId.of("America/New_York")).end(sunday))
                .isEqualTo("2014-01-01T05:00:00Z");
    }

    @Property(tries = 2000)
    void inEveryZoneCandlesFollowOneAnotherWithoutHoleOrOverlap(
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2050) long second) {
        Instant time = Instant.ofEpochSecond(second);
        ZoneId zone = ZONES.get((int) (second % ZONES.size()));
        for (Interval interval : LONG) {
            ZonedInterval zoned = new ZonedInterval(interval, zone);
            Instant open = zoned.floor(time);
            Instant end = zoned.end(open);

            assertThat(open).isBeforeOrEqualTo(time);
            assertThat(end).isAfter(time);
            assertThat(zoned.floor(open)).isEqualTo(open);
            assertThat(zoned.floor(end)).isEqualTo(end);
            assertThat(zoned.floor(end.minusNanos(1))).isEqualTo(open);
            assertThat(zoned.ceiling(open)).isEqualTo(open);
            assertThat(zoned.ceiling(open.plusNanos(1))).isEqualTo(end);
            assertThat(zoned.before(end, 1)).isEqualTo(open);
            if (interval == Interval.W1) {
                assertThat(open.atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            }
        }
    }

    @Property(tries = 500)
    void theZoneOfUtcByWhateverNameIsNoZone(@ForAll @LongRange(min = 0, max = YEAR_2050) long second) {
        Instant time = Instant.ofEpochSecond(second);
        for (String name : List.of("UTC", "Etc/UTC", "GMT", "Zulu")) {
            for (Interval interval : Interval.values()) {
                ZonedInterval zoned = new ZonedInterval(interval, ZoneId.of(name));

                assertThat(zoned.isUtc()).isTrue();
                assertThat(zoned.floor(time)).isEqualTo(interval.floor(time));
                assertThat(zoned.ceiling(time)).isEqualTo(interval.ceiling(time));
                assertThat(zoned.before(interval.floor(time), 3)).isEqualTo(interval.plus(interval.floor(time), -3));
            }
        }
    }

    @Property(tries = 300)
    void aZoneThatIsAtUtcHasItsCandles(@ForAll @LongRange(min = YEAR_2000, max = YEAR_2050) long second) {
        Instant time = Instant.ofEpochSecond(second);
        for (Interval interval : LONG) {
            ZonedInterval zoned = new ZonedInterval(interval, ZoneId.of("Atlantic/Reykjavik"));

            assertThat(zoned.isUtc()).isFalse();
            assertThat(zoned.floor(time)).isEqualTo(interval.floor(time));
            assertThat(zoned.end(zoned.floor(time))).isEqualTo(interval.end(interval.floor(time)));
        }
    }

    @Test
    void candlesShorterThanADayAreThoseOfUtc() {
        assertThatThrownBy(() -> new ZonedInterval(Interval.H12, ZoneId.of("Asia/Tokyo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12h");
    }

    @ParameterizedTest
    @CsvSource({
        "1d, America/New_York, 1h, 25",
        "1d, Asia/Tokyo, 1h, 24",
        "1w, Europe/Berlin, 1h, 169",
        "1M, America/New_York, 1h, 745",
        "1d, Australia/Lord_Howe, 30m, 49",
        "1w, Asia/Kolkata, 30m, 336",
        "1M, Asia/Kathmandu, 15m, 2976",
        "1d, America/St_Johns, 30m, 50",
        "1d, Australia/Eucla, 15m, 100",
    })
    void partsAreAsLongAsAllClocksOfTheZoneAllow(String interval, String zone, String part, int most) {
        ZonedInterval zoned = new ZonedInterval(Interval.parse(interval).orElseThrow(), ZoneId.of(zone));

        assertThat(ZoneParts.of(zoned))
                .isEqualTo(new ZoneParts(Interval.parse(part).orElseThrow(), most));
    }

    @Property(tries = 2000)
    void inEveryZoneCandlesAreWholeNumbersOfPartsAndNoMoreThanWasSaid(
            @ForAll @LongRange(min = YEAR_2000 + 32 * 86_400, max = YEAR_2050) long second) {
        ZoneId zone = ZONES.get((int) (second % ZONES.size()));
        for (Interval interval : LONG) {
            ZonedInterval zoned = new ZonedInterval(interval, zone);
            ZoneParts parts = ZoneParts.of(zoned);
            Instant open = zoned.floor(Instant.ofEpochSecond(second));
            Instant end = zoned.end(open);

            assertThat(parts.interval().floor(open)).isEqualTo(open);
            assertThat(parts.interval().floor(end)).isEqualTo(end);
            assertThat(Duration.between(open, end).dividedBy(parts.interval().length()))
                    .isLessThanOrEqualTo(parts.most());
            assertThat((parts.candles() + 1) * parts.most() + 1).isLessThanOrEqualTo(ZoneParts.MOST_READ);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1d, America/New_York, 1998",
        "1w, America/New_York, 294",
        "1M, America/New_York, 66",
        "1d, Asia/Kolkata, 1040",
        "1w, Asia/Kolkata, 147",
        "1M, Asia/Kolkata, 32",
        "1d, Asia/Kathmandu, 519",
        "1w, Asia/Kathmandu, 73",
        "1M, Asia/Kathmandu, 15",
    })
    void aPageHoldsAsManyCandlesAsIsDocumented(String interval, String zone, int candles) {
        ZonedInterval zoned = new ZonedInterval(Interval.parse(interval).orElseThrow(), ZoneId.of(zone));

        assertThat(ZoneParts.of(zoned).candles()).isEqualTo(candles);
        assertThat(range(zoned, 5000).limit()).isEqualTo(candles);
        assertThat(range(zoned, 15).limit()).isEqualTo(15);
        assertThat(range(ZonedInterval.utc(zoned.interval()), 5000).limit()).isEqualTo(5000);
    }

    private static CandleRange range(ZonedInterval zoned, int limit) {
        return new CandleRange(Fold.BTC_USD, Venue.CONSOLIDATED, zoned, null, null, null, limit, Fill.NONE);
    }
}
