package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.present.TopicMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest candles of every instrument and interval, the open ones too. */
@Component
class RecentCandles implements TopicMemory {
    private final MarketClock clock;
    private final CandleProperties properties;
    private final Map<Key, Series> series = new ConcurrentHashMap<>();
    private volatile boolean complete;

    RecentCandles(MarketClock clock, CandleProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public Topic topic() {
        return Topics.CANDLES;
    }

    @Override
    public long tail() {
        return properties.tail();
    }

    @Override
    public void begin(boolean fromTheFirst) {
        complete = fromTheFirst;
    }

    @Override
    public void take(Object value) {
        if (value instanceof Candle candle) {
            series.computeIfAbsent(
                            new Key(candle.instrument(), candle.interval()),
                            any -> new Series(properties.recent(), complete))
                    .take(candle);
            clock.reached(candle.knownAt());
        }
    }

    /** The first {@code limit} candles at hand that open in [start, end). */
    Part ascending(Instrument instrument, Interval interval, Instant start, Instant end, int limit) {
        Series those = series.get(new Key(instrument, interval));
        return those == null ? Part.NOTHING : those.ascending(start, end, limit);
    }

    /** The last {@code limit} candles at hand that open before {@code end}, in the order of time. */
    Part newest(Instrument instrument, Interval interval, Instant end, int limit) {
        Series those = series.get(new Key(instrument, interval));
        return those == null ? Part.NOTHING : those.newest(end, limit);
    }

    /**
     * What was at hand at one moment. Both are told together: a candle that makes room while the history is asked would
     * otherwise be in neither.
     *
     * @param completeFrom from when on every candle is at hand: older ones are asked of the history
     */
    record Part(Instant completeFrom, List<Candle> candles) {
        static final Part NOTHING = new Part(Instant.MAX, List.of());
    }

    private record Key(Instrument instrument, Interval interval) {}

    /** The newest candles of one instrument and interval. */
    static final class Series {
        private final TreeMap<Instant, Candle> candles = new TreeMap<>();
        private final int most;
        private @Nullable Instant from;

        Series(int most, boolean complete) {
            this.most = most;
            this.from = complete ? Instant.MIN : null;
        }

        synchronized void take(Candle candle) {
            if (from == null && isNews(candle)) {
                from = candle.openTime();
            }
            if (from != null && !candle.openTime().isBefore(from)) {
                candles.put(candle.openTime(), candle);
            }
            if (candles.size() > most) {
                from = candles.pollFirstEntry().getValue().closeTime();
            }
        }

        /** The first {@code limit} candles at hand that open in [start, end). */
        synchronized Part ascending(Instant start, Instant end, int limit) {
            List<Candle> found = start.isBefore(end)
                    ? candles.subMap(start, end).values().stream().limit(limit).toList()
                    : List.of();
            return new Part(completeFrom(), found);
        }

        /** The last {@code limit} candles at hand that open before {@code end}, in the order of time. */
        synchronized Part newest(Instant end, int limit) {
            return new Part(
                    completeFrom(),
                    candles.headMap(end, false).descendingMap().values().stream()
                            .limit(limit)
                            .toList()
                            .reversed());
        }

        private Instant completeFrom() {
            return from == null ? Instant.MAX : from;
        }

        // Candles of one interval are opened and closed in order; corrections and finality come for older ones.
        private static boolean isNews(Candle candle) {
            return candle.state() == State.OPEN
                    || (candle.state() == State.CLOSED && candle.revision() == 0 && !candle.isFinal());
        }
    }
}
