package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which candles are asked for.
 *
 * @param venue whose trades are counted; {@link Venue#CONSOLIDATED} for those of all
 * @param zoned how time is divided
 * @param from inclusive, on open times; absent for the newest
 * @param to exclusive, on open times; absent for all that there are
 * @param asOf whose knowledge is asked for; absent for the present one
 * @param limit how many rows at most; in a time zone no more than can be composed for one answer
 */
record CandleRange(
        Instrument instrument,
        Venue venue,
        ZonedInterval zoned,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant asOf,
        int limit,
        Fill fill) {

    /** What the parameter for {@code venue} is to callers. */
    static final String VENUE =
            "Only the trades of this venue; all together otherwise. Like those of `1s`, candles of a venue are made of the"
                    + " stored trades when they are asked for";

    CandleRange {
        limit = zoned.isUtc() ? limit : Math.min(limit, ZoneParts.of(zoned).candles());
    }

    Interval interval() {
        return zoned.interval();
    }

    /** What is left of it from a time on. */
    CandleRange startingAt(Instant time) {
        return new CandleRange(instrument, venue, zoned, time, to, asOf, limit, fill);
    }

    /** Whether these are among the candles that are published; others are made of trades when they are asked for. */
    boolean isPublished() {
        return venue.equals(Venue.CONSOLIDATED) && Interval.published().contains(interval());
    }

    /** Whether trades of this venue are counted. */
    boolean counts(Venue other) {
        return venue.equals(Venue.CONSOLIDATED) || venue.equals(other);
    }

    /** What is put in the place of intervals without a trade. */
    enum Fill {
        NONE,
        /** The last close before, with no volume. */
        PREVIOUS,
        /** Zeros. */
        ZERO
    }
}
