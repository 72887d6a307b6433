package io.candela.marketdata.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;

/** Which candles are meant: those of one instrument at one venue, or consolidated, of one length. */
public record Series(Instrument instrument, Venue venue, Interval interval) {
    /** Those of all venues together. */
    public static Series consolidated(Instrument instrument, Interval interval) {
        return new Series(instrument, Venue.CONSOLIDATED, interval);
    }

    @Override
    public String toString() {
        return instrument + " " + interval + " of " + venue;
    }
}
