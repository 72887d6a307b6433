package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.platform.json.RecordJson;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The builders' memory in stores of Kafka Streams, which survive the process in their changelogs: drafts, the trades that
 * were counted within the horizon, and the clock.
 */
final class CandleStores {
    private static final String DRAFTS = "candle-drafts";
    private static final String COUNTED = "counted-trades";
    private static final String CLOCK = "candle-clock";
    private static final byte[] PRESENT = {1};
    // Small segments, since only a closed segment is ever compacted and all of a changelog is read at a restart.
    private static final Map<String, String> CHANGELOG = Map.of("segment.bytes", Integer.toString(16 << 20));
    private static final StringSerializer PREFIX = new StringSerializer();

    private final KeyValueStore<String, Draft> drafts;
    private final KeyValueStore<String, byte[]> counted;
    private final KeyValueStore<String, Long> clock;

    CandleStores(ProcessorContext<?, ?> context) {
        this.drafts = context.getStateStore(DRAFTS);
        this.counted = context.getStateStore(COUNTED);
        this.clock = context.getStateStore(CLOCK);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(store(DRAFTS, draftSerde()), store(COUNTED, Serdes.ByteArray()), store(CLOCK, Serdes.Long()));
    }

    Instant clock() {
        Long second = clock.get(CLOCK);
        return second == null ? Instant.EPOCH : Instant.ofEpochSecond(second);
    }

    void clock(Instant time) {
        clock.put(CLOCK, time.getEpochSecond());
    }

    CandleMemory of(Instrument instrument) {
        return new OfInstrument(instrument);
    }

    void forEach(Consumer<SavedDraft> action) {
        try (KeyValueIterator<String, Draft> all = drafts.all()) {
            while (all.hasNext()) {
                KeyValue<String, Draft> saved = all.next();
                String[] key = saved.key.split("\\|");
                action.accept(new SavedDraft(
                        new Instrument(key[0]),
                        Interval.parse(key[1]).orElseThrow(),
                        Instant.ofEpochSecond(Long.parseLong(key[2])),
                        saved.value));
            }
        }
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        // The cache turns what happens to a key between two commits into one record of the changelog.
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }

    private static Serde<Draft> draftSerde() {
        return Serdes.serdeFrom(
                (topic, draft) -> draft == null ? null : RecordJson.mapper().writeValueAsBytes(draft),
                (topic, bytes) -> bytes == null ? null : RecordJson.mapper().readValue(bytes, Draft.class));
    }

    /** A draft that was found at the start. */
    record SavedDraft(Instrument instrument, Interval interval, Instant openTime, Draft draft) {}

    private final class OfInstrument implements CandleMemory {
        private final Instrument instrument;

        OfInstrument(Instrument instrument) {
            this.instrument = instrument;
        }

        @Override
        public boolean remember(Instant minute, Trade trade) {
            String key = counted(minute) + trade.venue().id() + '|' + trade.tradeId();
            return counted.putIfAbsent(key, PRESENT) == null;
        }

        @Override
        public void forget(Instant minute) {
            try (KeyValueIterator<String, byte[]> those = counted.prefixScan(counted(minute), PREFIX)) {
                those.forEachRemaining(entry -> counted.delete(entry.key));
            }
        }

        @Override
        public void save(Interval interval, Instant openTime, Draft draft) {
            drafts.put(draft(interval, openTime), draft);
        }

        @Override
        public void remove(Interval interval, Instant openTime) {
            drafts.delete(draft(interval, openTime));
        }

        private String counted(Instant minute) {
            return instrument.id() + '|' + minute.getEpochSecond() + '|';
        }

        private String draft(Interval interval, Instant openTime) {
            return instrument.id() + '|' + interval.code() + '|' + openTime.getEpochSecond();
        }
    }
}
