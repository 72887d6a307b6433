package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.strategies.Configured;
import java.util.Set;

/**
 * A setup at work.
 *
 * @param intervals the lengths of the candles that it sees
 * @param instruments what it runs on; empty for everything
 */
record RunningSetup(Configured setup, Set<Interval> intervals, Set<Instrument> instruments) {
    RunningSetup {
        intervals = Set.copyOf(intervals);
        instruments = Set.copyOf(instruments);
    }

    boolean covers(Instrument instrument, Interval interval) {
        return intervals.contains(interval) && (instruments.isEmpty() || instruments.contains(instrument));
    }
}
