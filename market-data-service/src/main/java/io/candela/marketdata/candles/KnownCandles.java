package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.RecentCandles.Part;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.history.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The closed candles that were known at a time, each as it was then. What is at hand is the newest revision, so what was
 * corrected since is asked of the history, which has all of them.
 */
final class KnownCandles implements CandleList {
    private final RecentCandles recent;
    private final HistoricCandles historic;
    private final CandleRules rules;
    private final Instant time;

    KnownCandles(RecentCandles recent, HistoricCandles historic, CandleRules rules, Instant time) {
        this.recent = recent;
        this.historic = historic;
        this.rules = rules;
        this.time = time;
    }

    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        Part atHand = recent.ascending(instrument, interval, from, to, Integer.MAX_VALUE);
        boolean enough = !from.isBefore(atHand.completeFrom()) && !isCorrectedSince(atHand);
        List<Candle> before = enough
                ? List.of()
                : historic.ascending(Series.consolidated(instrument, interval), from, to, time, limit);
        List<Candle> all = merged(before, atHand);
        return all.subList(0, Math.min(limit, all.size()));
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        Part atHand = recent.newest(instrument, interval, to, Integer.MAX_VALUE);
        boolean all = atHand.completeFrom().equals(Instant.MIN) || known(atHand).size() >= limit;
        List<Candle> before = all && !isCorrectedSince(atHand)
                ? List.of()
                : historic.newest(Series.consolidated(instrument, interval), to, time, limit);
        List<Candle> merged = merged(before, atHand);
        return merged.subList(Math.max(0, merged.size() - limit), merged.size());
    }

    private List<Candle> merged(List<Candle> before, Part atHand) {
        TreeMap<Instant, Candle> candles = new TreeMap<>();
        before.forEach(candle -> candles.put(candle.openTime(), asItWas(candle)));
        known(atHand).forEach(candle -> candles.put(candle.openTime(), asItWas(candle)));
        return new ArrayList<>(candles.values());
    }

    private List<Candle> known(Part atHand) {
        return atHand.candles().stream()
                .filter(candle -> candle.state() != State.OPEN)
                .filter(candle -> !candle.knownAt().isAfter(time))
                .toList();
    }

    private boolean isCorrectedSince(Part atHand) {
        return atHand.candles().stream()
                .anyMatch(candle -> candle.revision() > 0 && candle.knownAt().isAfter(time));
    }

    // A revision that has become final is the same revision.
    private Candle asItWas(Candle candle) {
        if (!candle.isFinal() || !time.isBefore(rules.finalAt(candle.interval(), candle.openTime()))) {
            return candle;
        }
        return new Candle(
                candle.environment(),
                candle.instrument(),
                candle.venue(),
                candle.interval(),
                candle.openTime(),
                candle.closeTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.vwap(),
                candle.trades(),
                candle.takerBuyVolume(),
                candle.state(),
                candle.revision(),
                false,
                candle.knownAt());
    }
}
