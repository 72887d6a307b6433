package io.candela.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "1m, 2013-11-25T01:02:00Z",
        "5m, 2013-11-25T01:00:00Z",
        "30m, 2013-11-25T01:00:00Z",
        "1h, 2013-11-25T01:00:00Z",
        "4h, 2013-11-25T00:00:00Z",
        "12h, 2013-11-25T00:00:00Z",
        "1d, 2013-11-25T00:00:00Z",
        "1w, 2013-11-25T00:00:00Z",
        "1M, 2013-11-01T00:00:00Z"
    })
    void aTimeLiesInTheCandleThatOpenedLastBeforeIt(String code, Instant open) {
        assertThat(Interval.parse(code).orElseThrow().floor(Instant.parse("2013-11-25T01:02:03.456Z")))
                .isEqualTo(open);
    }

    @Test
    void theOpenTimeLiesInItsOwnCandleAlsoBeforeTheEpoch() {
        Instant midnight = Instant.parse("1969-12-31T00:00:00Z");
        assertThat(Interval.D1.floor(midnight)).isEqualTo(midnight);
        assertThat(Interval.D1.floor(midnight.minusNanos(1))).isEqualTo(Instant.parse("1969-12-30T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1w, 2024-02-29T23:59:59Z, 2024-02-26T00:00:00Z, 2024-03-04T00:00:00Z",
        "1w, 2025-01-01T00:00:00Z, 2024-12-30T00:00:00Z, 2025-01-06T00:00:00Z",
        "1w, 1970-01-04T23:59:59Z, 1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
        "1M, 2024-02-29T23:59:59Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "1M, 2023-02-28T12:00:00Z, 2023-02-01T00:00:00Z, 2023-03-01T00:00:00Z",
        "1M, 2024-12-31T23:59:59Z, 2024-12-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "1M, 1969-12-31T23:59:59Z, 1969-12-01T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void weeksBeginOnMondayAndMonthsAreThoseOfTheCalendar(String code, Instant time, Instant open, Instant end) {
        Interval interval = Interval.parse(code).orElseThrow();

        assertThat(interval.floor(time)).isEqualTo(open);
        assertThat(interval.end(open)).isEqualTo(end);
        assertThat(interval.ceiling(time)).isEqualTo(end);
        assertThat(interval.ceiling(open)).isEqualTo(open);
        assertThat(interval.plus(end, -1)).isEqualTo(open);
        assertThat(interval.plus(open, 0)).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource
    void everyCandleIsMadeOfWholeCandlesOfTheNextShorter(Interval interval) {
        interval.shorter().ifPresent(shorter -> {
            Instant open = Interval.MO1.floor(Instant.parse("2023-11-25T01:02:03Z"));
            for (int i = 0; i < 500; i++) {
                open = interval.floor(open);
                Instant part = open;
                while (part.isBefore(interval.end(open))) {
                    assertThat(shorter.floor(part)).isEqualTo(part);
                    assertThat(interval.floor(part)).isEqualTo(open);
                    part = shorter.end(part);
                }
                assertThat(part).isEqualTo(interval.end(open));
                open = part;
            }
        });
    }

    @Test
    void weeksAndMonthsAreMadeOfDays() {
        assertThat(Interval.D1.longer()).containsExactly(Interval.W1, Interval.MO1);
        assertThat(Interval.W1.longer()).isEmpty();
        assertThat(Interval.H12.longer()).containsExactly(Interval.D1);
    }

    @Test
    void monthsHaveNoLength() {
        assertThat(Interval.MO1.isEven()).isFalse();
        assertThatThrownBy(Interval.MO1::length).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMinuteIsNoMonth() {
        assertThat(Interval.parse("1M")).contains(Interval.MO1);
        assertThat(Interval.parse("1m")).contains(Interval.M1);
    }

    @Test
    void anUnknownCodeIsNoInterval() {
        assertThat(Interval.parse("7m")).isEmpty();
        assertThat(Interval.parse("1W")).isEmpty();
    }
}
