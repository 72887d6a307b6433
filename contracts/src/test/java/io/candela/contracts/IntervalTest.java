package io.candela.contracts;

import static org.assertj.core.api.Assertions.assertThat;

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
        "1h, 2013-11-25T01:00:00Z",
        "4h, 2013-11-25T00:00:00Z",
        "1d, 2013-11-25T00:00:00Z"
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
    @EnumSource
    void everyIntervalIsAWholePartOfTheNextLonger(Interval interval) {
        interval.longer()
                .ifPresent(longer -> assertThat(
                                longer.length().toSeconds() % interval.length().toSeconds())
                        .isZero());
    }

    @Test
    void anUnknownCodeIsNoInterval() {
        assertThat(Interval.parse("7m")).isEmpty();
        assertThat(Interval.parse("1M")).isEmpty();
    }
}
