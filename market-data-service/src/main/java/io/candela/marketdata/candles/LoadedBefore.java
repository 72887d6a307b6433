package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.backfill.BackFills;
import io.candela.marketdata.history.BackFilled;
import io.candela.marketdata.history.BackFilledCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own candles, and before the first of them those that were loaded.
 *
 * @param knownBy by when candles must have been loaded, inclusive
 */
record LoadedBefore(CandleList ours, BackFills backFills, BackFilledCandles loaded, Instant knownBy)
        implements CandleList {
    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        List<Candle> those = ours.ascending(instrument, interval, from, to, limit);
        BackFilled past = backFills.of(instrument, interval).orElse(null);
        if (past == null || !from.isBefore(past.to())) {
            return those;
        }
        Instant beginning = ours.beginning(instrument, interval).orElse(Instant.MAX);
        Instant end = to.isBefore(beginning) ? to : beginning;
        List<Candle> found = new ArrayList<>(loaded.ascending(past.series(), from, end, knownBy, limit));
        found.addAll(those);
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        List<Candle> those = ours.newest(instrument, interval, to, limit);
        BackFilled past = backFills.of(instrument, interval).orElse(null);
        if (past == null || those.size() == limit) {
            return those;
        }
        Instant end = those.isEmpty() ? to : those.getFirst().openTime();
        List<Candle> found = new ArrayList<>(loaded.newest(past.series(), end, knownBy, limit - those.size()));
        found.addAll(those);
        return found;
    }
}
