package io.candela.marketdata.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import io.candela.marketdata.history.BackFilled.Hole;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HolesTest {
    private static final Instant NOON = Instant.parse("2020-01-01T12:00:00Z");

    @Test
    void candlesWithoutAHoleHaveNone() {
        assertThat(holes(0, 1, 2)).isEmpty();
        assertThat(holes(7)).isEmpty();
    }

    @Test
    void aHoleReachesFromTheCloseOfOneCandleToTheOpenOfTheNext() {
        assertThat(holes(0, 2, 3, 6)).containsExactly(new Hole(hour(1), hour(2)), new Hole(hour(4), hour(6)));
    }

    private static List<Hole> holes(int... hours) {
        TreeSet<Instant> opens = new TreeSet<>();
        for (int hour : hours) {
            opens.add(hour(hour));
        }
        return Holes.between(opens, Interval.H1);
    }

    private static Instant hour(int hour) {
        return NOON.plus(Interval.H1.length().multipliedBy(hour));
    }
}
