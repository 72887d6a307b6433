package io.candela.marketdata.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Stores in memory, which survive the process in their changelogs. */
public final class MemoryStores {
    // Small segments, since only a closed segment is ever compacted and all of a changelog is read at a restart.
    private static final Map<String, String> CHANGELOG = Map.of("segment.bytes", Integer.toString(16 << 20));

    private MemoryStores() {}

    /** Each change goes into the changelog, unless caching is enabled. */
    public static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(CHANGELOG);
    }
}
