package io.candela.signals.signals;

import io.candela.platform.json.RecordJson;
import io.candela.signals.strategies.Configured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The folds' memory in stores of Kafka Streams, which survive the process in their changelogs. */
final class SignalStores {
    private static final String FOLDS = "signal-folds";
    private static final String CANDLES = "unsettled-candles";
    private static final String SETTLED = "settled-candles";
    private static final String TIMES = "universe-times";

    private final KeyValueStore<String, byte[]> folds;
    private final KeyValueStore<String, byte[]> candles;
    private final KeyValueStore<String, Long> settled;
    private final KeyValueStore<String, Long> times;

    SignalStores(ProcessorContext<?, ?> context) {
        this.folds = context.getStateStore(FOLDS);
        this.candles = context.getStateStore(CANDLES);
        this.settled = context.getStateStore(SETTLED);
        this.times = context.getStateStore(TIMES);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(FOLDS), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CANDLES), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(SETTLED), Serdes.String(), Serdes.Long()),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(TIMES), Serdes.String(), Serdes.Long()));
    }

    UnsettledCandles candles(Series series) {
        return new CandlesOf(name(series));
    }

    FoldMemory folds(Series series) {
        return new FoldsOf(name(series));
    }

    /** Whether it is news that {@code universe} has come to wait for candles that open at {@code awaited}. */
    boolean goOn(Universe universe, Instant awaited) {
        Long known = times.get(universe.name());
        boolean isNews = known == null || awaited.getEpochSecond() > known;
        if (isNews) {
            times.put(universe.name(), awaited.getEpochSecond());
        }
        return isNews;
    }

    private static String name(Series series) {
        return series.instrument().id() + ' ' + series.interval().code();
    }

    private final class FoldsOf implements FoldMemory {
        private final String series;

        FoldsOf(String series) {
            this.series = series;
        }

        @Override
        public byte @Nullable [] load(Configured setup) {
            return folds.get(key(setup));
        }

        @Override
        public void save(Configured setup, byte[] memory) {
            folds.put(key(setup), memory);
        }

        private String key(Configured setup) {
            return setup.label() + ' ' + series;
        }
    }

    private final class CandlesOf implements UnsettledCandles {
        private final String series;

        CandlesOf(String series) {
            this.series = series;
        }

        @Override
        public @Nullable Seen find(Instant openTime) {
            byte[] saved = candles.get(key(openTime));
            return saved == null ? null : read(saved);
        }

        @Override
        public List<Seen> between(Instant after, Instant to) {
            List<Seen> found = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> those = candles.range(key(after), key(to))) {
                those.forEachRemaining((KeyValue<String, byte[]> entry) -> found.add(read(entry.value)));
            }
            found.removeIf(candle -> !candle.openTime().isAfter(after));
            return found;
        }

        @Override
        public void save(Seen candle) {
            candles.put(key(candle.openTime()), RecordJson.mapper().writeValueAsBytes(candle));
        }

        @Override
        public void remove(Instant openTime) {
            candles.delete(key(openTime));
        }

        @Override
        public Instant settledTo() {
            Long second = settled.get(series);
            return second == null ? Instant.MIN : Instant.ofEpochSecond(second);
        }

        @Override
        public void settle(Instant openTime) {
            settled.put(series, openTime.getEpochSecond());
            List<String> old = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> those = candles.range(key(Instant.EPOCH), key(openTime))) {
                those.forEachRemaining((KeyValue<String, byte[]> entry) -> old.add(entry.key));
            }
            old.forEach(candles::delete);
        }

        private String key(Instant openTime) {
            // Seconds of the same number of digits sort as the times do.
            return "%s %012d".formatted(series, Math.max(0, openTime.getEpochSecond()));
        }

        private static Seen read(byte[] saved) {
            return RecordJson.mapper().readValue(saved, Seen.class);
        }
    }
}
