package io.candela.marketdata.backfill;

import io.candela.contracts.Interval;
import io.candela.marketdata.history.BackFilled.Hole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Finds the times between candles that have none. */
final class Holes {
    private Holes() {}

    static List<Hole> between(SortedSet<Instant> opens, Interval interval) {
        List<Hole> holes = new ArrayList<>();
        Instant expected = opens.first();
        for (Instant open : opens) {
            if (expected.isBefore(open)) {
                holes.add(new Hole(expected, open));
            }
            expected = interval.end(open);
        }
        return holes;
    }
}
