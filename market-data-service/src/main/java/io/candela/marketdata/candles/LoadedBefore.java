package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.backfill.BackFills;
import io.candela.marketdata.history.BackFilled;
import io.candela.marketdata.history.HistoricCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our own candles, and before the first of them those that were loaded.
 *
 * @param venue of which they are; {@link Venue#CONSOLIDATED} if those that were loaded may be of any
 * @param knownBy by when candles must have been loaded, inclusive
 */
record LoadedBefore(CandleList ours, Venue venue, BackFills backFills, HistoricCandles historic, Instant knownBy)
        implements CandleList {
    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        List<Candle> those = ours.ascending(instrument, interval, from, to, limit);
        BackFilled past = past(instrument, interval);
        if (past == null || !from.isBefore(past.to())) {
            return those;
        }
        Instant beginning = ours.beginning(instrument, interval).orElse(Instant.MAX);
        Instant end = Instants.earlier(to, beginning);
        List<Candle> found = new ArrayList<>(historic.ascending(past.series(), from, end, knownBy, limit));
        found.addAll(those);
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        List<Candle> those = ours.newest(instrument, interval, to, limit);
        BackFilled past = past(instrument, interval);
        if (past == null || those.size() == limit) {
            return those;
        }
        Instant end = those.isEmpty() ? to : those.getFirst().openTime();
        List<Candle> found = new ArrayList<>(historic.newest(past.series(), end, knownBy, limit - those.size()));
        found.addAll(those);
        return found;
    }

    /** Whether a candle was loaded, and not made here: nobody knows how many trades it counts. */
    static boolean isLoaded(Candle candle) {
        return candle.trades() == 0;
    }

    private @Nullable BackFilled past(Instrument instrument, Interval interval) {
        return backFills
                .of(instrument, interval)
                .filter(past -> venue.equals(Venue.CONSOLIDATED)
                        || past.series().venue().equals(venue))
                .orElse(null);
    }
}
