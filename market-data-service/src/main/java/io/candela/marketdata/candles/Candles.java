package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.RecentCandles.Series;
import io.candela.marketdata.history.HistoricCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All candles: the newest from memory, older ones from the history. */
@Component
class Candles {
    private final RecentCandles recent;
    private final HistoricCandles historic;

    Candles(RecentCandles recent, HistoricCandles historic) {
        this.recent = recent;
        this.historic = historic;
    }

    /** The first {@code limit} candles that open in [from, to), in the order of time. */
    List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        Optional<Series> series = recent.of(instrument, interval);
        Instant atHand = series.map(Series::completeFrom).orElse(Instant.MAX);
        List<Candle> found = new ArrayList<>();
        if (from.isBefore(atHand)) {
            Instant end = to.isBefore(atHand) ? to : atHand;
            found.addAll(historic.ascending(instrument, interval, from, end, limit));
        }
        Instant start = from.isBefore(atHand) ? atHand : from;
        series.ifPresent(candles -> found.addAll(candles.ascending(start, to, limit - found.size())));
        return found;
    }

    /** The last {@code limit} candles that open before {@code to}, in the order of time. */
    List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        Optional<Series> series = recent.of(instrument, interval);
        List<Candle> newest = series.map(candles -> candles.newest(to, limit)).orElse(List.of());
        Instant atHand = series.map(Series::completeFrom).orElse(Instant.MAX);
        if (newest.size() == limit || atHand.equals(Instant.MIN)) {
            return newest;
        }
        Instant end = to.isBefore(atHand) ? to : atHand;
        List<Candle> found = new ArrayList<>(historic.newest(instrument, interval, end, limit - newest.size()));
        found.addAll(newest);
        return found;
    }

    /** When the first candle that is known opened. */
    Optional<Instant> beginning(Instrument instrument, Interval interval) {
        return ascending(instrument, interval, Instant.MIN, Instant.MAX, 1).stream()
                .map(Candle::openTime)
                .findFirst();
    }
}
