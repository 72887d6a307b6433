package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.RecentCandles.Part;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.history.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** All candles: the newest from memory, older ones from the history. */
@Component
class Candles implements CandleList {
    private final RecentCandles recent;
    private final HistoricCandles historic;

    Candles(RecentCandles recent, HistoricCandles historic) {
        this.recent = recent;
        this.historic = historic;
    }

    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        Part atHand = recent.ascending(instrument, interval, from, to, limit);
        if (!from.isBefore(atHand.completeFrom())) {
            return atHand.candles();
        }
        Instant end = Instants.earlier(to, atHand.completeFrom());
        List<Candle> found = new ArrayList<>(
                historic.ascending(Series.consolidated(instrument, interval), from, end, Instant.MAX, limit));
        found.addAll(atHand.candles());
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        Part atHand = recent.newest(instrument, interval, to, limit);
        List<Candle> newest = atHand.candles();
        if (newest.size() == limit || atHand.completeFrom().equals(Instant.MIN)) {
            return newest;
        }
        Instant end = Instants.earlier(to, atHand.completeFrom());
        List<Candle> found = new ArrayList<>(
                historic.newest(Series.consolidated(instrument, interval), end, Instant.MAX, limit - newest.size()));
        found.addAll(newest);
        return found;
    }

    /** What was known when the feeds' clock had come to {@code time}. */
    CandleList asOf(Instant time, CandleRules rules) {
        return new KnownCandles(recent, historic, rules, time);
    }
}
