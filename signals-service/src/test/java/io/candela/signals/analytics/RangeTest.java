package io.candela.signals.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void itsPartsFollowEachOtherToItsEnd() {
        Range range = new Range(Interval.H1, START, START.plusSeconds(7 * 3600 + 60));
        List<Instant> ends = new ArrayList<>();
        Instant at = range.from();
        while (at.isBefore(range.to())) {
            Range part = range.part(at, 3);
            assertThat(part.from()).isEqualTo(at);
            at = part.to();
            ends.add(at);
        }
        assertThat(ends).containsExactly(START.plusSeconds(3 * 3600), START.plusSeconds(6 * 3600), range.to());
    }

    @Test
    void itIsTooLongFromOneCandleMoreThanMayBe() {
        Instant end = START.plus(Interval.M1.length().multipliedBy(Range.MOST));
        assertThat(new Range(Interval.M1, START, end).isTooLong()).isFalse();
        assertThat(new Range(Interval.M1, START, end.plusSeconds(1)).isTooLong())
                .isTrue();
    }

    @Test
    void nothingLiesBefore1970() {
        Range range = new Range(Interval.D1, START, START);
        assertThat(range.before(1)).isEqualTo("2023-12-31T00:00:00Z");
        assertThat(range.before(20_000)).isEqualTo(Instant.EPOCH);
    }
}
