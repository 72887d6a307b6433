package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The plainest list of candles: all of them, in the order of time. */
final class ListedCandles implements CandleList {
    /** How many were read at once at most. */
    int read;

    private final List<Candle> all;

    ListedCandles(List<Candle> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        return told(of(instrument, interval)
                .filter(candle ->
                        !candle.openTime().isBefore(from) && candle.openTime().isBefore(to))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        List<Candle> before = of(instrument, interval)
                .filter(candle -> candle.openTime().isBefore(to))
                .toList();
        return told(before.subList(Math.max(0, before.size() - limit), before.size()));
    }

    private Stream<Candle> of(Instrument instrument, Interval interval) {
        return all.stream().filter(candle -> candle.instrument().equals(instrument) && candle.interval() == interval);
    }

    private List<Candle> told(List<Candle> candles) {
        read = Math.max(read, candles.size());
        return candles;
    }
}
