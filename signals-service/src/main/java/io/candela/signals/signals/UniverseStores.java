package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.platform.json.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The closes of universes in stores of Kafka Streams, which survive the process in their changelogs. */
final class UniverseStores {
    private static final String BARRIERS = "universe-barriers";
    private static final String PLACINGS = "universe-placings";

    private final KeyValueStore<String, byte[]> barriers;
    private final KeyValueStore<String, byte[]> placings;

    UniverseStores(ProcessorContext<?, ?> context) {
        this.barriers = context.getStateStore(BARRIERS);
        this.placings = context.getStateStore(PLACINGS);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(BARRIERS), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PLACINGS), Serdes.String(), Serdes.ByteArray()));
    }

    Closes closes(Universe universe) {
        return new ClosesOf(universe.name());
    }

    private final class ClosesOf implements Closes {
        private final String universe;

        ClosesOf(String universe) {
            this.universe = universe;
        }

        @Override
        public Barrier barrier() {
            byte[] saved = barriers.get(universe);
            return saved == null ? Barrier.BEGINNING : RecordJson.mapper().readValue(saved, Barrier.class);
        }

        @Override
        public void save(Barrier barrier) {
            barriers.put(universe, RecordJson.mapper().writeValueAsBytes(barrier));
        }

        @Override
        public @Nullable Placing find(Instant close, Instrument instrument) {
            byte[] saved = placings.get(key(close, instrument));
            return saved == null ? null : read(saved);
        }

        @Override
        public NavigableMap<Instant, SortedMap<Instrument, Placing>> between(Instant from, Instant to) {
            NavigableMap<Instant, SortedMap<Instrument, Placing>> found = new TreeMap<>();
            try (KeyValueIterator<String, byte[]> those = placings.range(start(from), end(to))) {
                those.forEachRemaining((KeyValue<String, byte[]> entry) -> {
                    Placing placing = read(entry.value);
                    found.computeIfAbsent(placing.openTime(), _ -> new TreeMap<>())
                            .put(placing.measurement().instrument(), placing);
                });
            }
            return found;
        }

        @Override
        public SortedMap<Instrument, Placing> newest(
                Instant from, Instant to, Instant atLeastSince, Set<Instrument> wanted) {
            SortedMap<Instrument, Placing> found = new TreeMap<>();
            String enough = start(atLeastSince);
            try (KeyValueIterator<String, byte[]> those = placings.reverseRange(start(from), start(to))) {
                while (those.hasNext()
                        && (those.peekNextKey().compareTo(enough) > 0
                                || !found.keySet().containsAll(wanted))) {
                    Placing placing = read(those.next().value);
                    found.putIfAbsent(placing.measurement().instrument(), placing);
                }
            }
            return found;
        }

        @Override
        public void save(Placing placing) {
            placings.put(key(placing), RecordJson.mapper().writeValueAsBytes(placing));
        }

        @Override
        public void remove(Placing placing) {
            placings.delete(key(placing));
        }

        @Override
        public void forget(Instant close) {
            List<String> old = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> those = placings.range(start(Instant.EPOCH), start(close))) {
                those.forEachRemaining((KeyValue<String, byte[]> entry) -> old.add(entry.key));
            }
            old.forEach(placings::delete);
        }

        private String key(Placing placing) {
            return key(placing.openTime(), placing.measurement().instrument());
        }

        private String key(Instant close, Instrument instrument) {
            return start(close) + instrument.id();
        }

        // Seconds of the same number of digits sort as the times do, and what is shorter before what it begins.
        private String start(Instant close) {
            return "%s %012d ".formatted(universe, Math.max(0, close.getEpochSecond()));
        }

        private String end(Instant close) {
            return start(close) + '~';
        }

        private static Placing read(byte[] saved) {
            return RecordJson.mapper().readValue(saved, Placing.class);
        }
    }
}
