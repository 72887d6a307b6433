package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.RecentCandles.Part;
import io.candela.marketdata.history.HistoricCandles;
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
        Instant end = to.isBefore(atHand.completeFrom()) ? to : atHand.completeFrom();
        List<Candle> found = new ArrayList<>(historic.ascending(instrument, interval, from, end, limit));
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
        Instant end = to.isBefore(atHand.completeFrom()) ? to : atHand.completeFrom();
        List<Candle> found = new ArrayList<>(historic.newest(instrument, interval, end, limit - newest.size()));
        found.addAll(newest);
        return found;
    }
}
