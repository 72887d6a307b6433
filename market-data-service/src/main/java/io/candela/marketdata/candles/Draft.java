package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.time.Instant;

/**
 * A candle that can still change, or that a longer one which can is made of.
 *
 * @param settled whether nothing can change it any more
 * @param knownAt the feeds' time at which this revision became known
 */
record Draft(Tally tally, State state, int revision, boolean settled, Instant knownAt) {

    static Draft open(Tally tally, Instant knownAt) {
        return new Draft(tally, State.OPEN, 0, false, knownAt);
    }

    static Draft closed(Tally tally, Instant knownAt) {
        return new Draft(tally, State.CLOSED, 0, false, knownAt);
    }

    /** An interval that closed without a candle counts as revision 0, so that its first candle is a correction too. */
    static Draft correctedFromNothing(Tally tally, Instant knownAt) {
        return new Draft(tally, State.CORRECTED, 1, false, knownAt);
    }

    Draft corrected(Tally corrected, Instant at) {
        return new Draft(corrected, State.CORRECTED, revision + 1, false, at);
    }

    Draft settle() {
        return new Draft(tally, state, revision, true, knownAt);
    }

    Candle candle(Environment environment, Instrument instrument, Interval interval, Instant openTime) {
        return new Candle(
                environment,
                instrument,
                Venue.CONSOLIDATED,
                interval,
                openTime,
                interval.end(openTime),
                tally.open(),
                tally.high(),
                tally.low(),
                tally.close(),
                tally.volume(),
                tally.vwap(),
                tally.trades(),
                tally.takerBuyVolume(),
                state,
                revision,
                settled,
                knownAt);
    }
}
