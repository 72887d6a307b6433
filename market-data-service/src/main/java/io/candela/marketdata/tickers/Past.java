package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.history.Series;
import java.time.Instant;
import java.util.List;

/** Fills days from the history. */
record Past(HistoricCandles history) {
    private static final int ALL = 10_000;

    /** Does nothing while the history has not come to what the day was told of: something may be missing in between. */
    void fill(Day day, Instrument instrument, Instant now) {
        Instant told = day.toldFrom();
        if (told != null && candles(instrument, told, Instant.MAX, 1).isEmpty()) {
            return;
        }
        Instant from = Period.before(now).from();
        List<Candle> past = candles(instrument, from, told == null ? Instant.MAX : told, ALL);
        List<Candle> before = history.newest(minutes(instrument), from, Instant.MAX, 1);
        day.fill(from, past, before.isEmpty() ? null : before.getFirst());
    }

    private List<Candle> candles(Instrument instrument, Instant from, Instant to, int limit) {
        return history.ascending(minutes(instrument), from, to, Instant.MAX, limit);
    }

    private static Series minutes(Instrument instrument) {
        return Series.consolidated(instrument, Interval.M1);
    }
}
