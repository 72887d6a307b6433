package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CountedTrades.Page;
import io.candela.marketdata.streams.BeforeCommit;
import io.candela.marketdata.streams.MemoryStores;
import io.candela.platform.kafka.JsonSerde;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The builders' memory in stores of Kafka Streams, which survive the process in their changelogs: drafts, the trades that
 * were counted within the horizon, and the clock.
 */
final class CandleStores {
    private static final String DRAFTS = "drafts";
    private static final String COUNTED = "counted";
    private static final String LEVELS = "price-levels";
    private static final String HELD = "held-trades";
    private static final String CLOCK = "candle-clock";

    private final KeyValueStore<String, Draft> drafts;
    private final KeyValueStore<String, Numbers> counted;
    private final KeyValueStore<String, Level> levels;
    private final KeyValueStore<String, Trade> held;
    private final KeyValueStore<String, Long> clock;
    private final BeforeCommit commits;

    CandleStores(ProcessorContext<?, ?> context) {
        this.drafts = context.getStateStore(DRAFTS);
        this.counted = context.getStateStore(COUNTED);
        this.levels = context.getStateStore(LEVELS);
        this.held = context.getStateStore(HELD);
        this.clock = context.getStateStore(CLOCK);
        this.commits = context.getStateStore(BeforeCommit.NAME);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                // Written once before each commit.
                store(DRAFTS, DraftForm.serde()).withCachingDisabled(),
                store(COUNTED, numbers()).withCachingDisabled(),
                store(LEVELS, JsonSerde.of(Level.class)),
                store(HELD, JsonSerde.of(Trade.class)),
                store(CLOCK, Serdes.Long()),
                BeforeCommit.builder());
    }

    Instant clock() {
        Long second = clock.get(CLOCK);
        return second == null ? Instant.EPOCH : Instant.ofEpochSecond(second);
    }

    void clock(Instant time) {
        clock.put(CLOCK, time.getEpochSecond());
    }

    PlausibilityMemory heldOf(Instrument instrument) {
        return new Held(instrument);
    }

    CandleMemory of(Instrument instrument) {
        return new OfInstrument(instrument);
    }

    /** Has {@code action} done when what it saves can still be part of the next commit. */
    void beforeCommit(Runnable action) {
        commits.run(action);
    }

    void forEachDraft(Consumer<SavedDraft> action) {
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

    void forEachPage(PageFound action) {
        try (KeyValueIterator<String, Numbers> all = counted.all()) {
            while (all.hasNext()) {
                KeyValue<String, Numbers> saved = all.next();
                String[] key = saved.key.split("\\|", 4);
                Page page = new Page(Instant.ofEpochSecond(Long.parseLong(key[1])), new Venue(key[2]), key[3]);
                action.found(new Instrument(key[0]), page, saved.value);
            }
        }
    }

    void forEachLevel(LevelFound action) {
        try (KeyValueIterator<String, Level> all = levels.all()) {
            while (all.hasNext()) {
                KeyValue<String, Level> saved = all.next();
                String[] key = saved.key.split("\\|");
                action.found(new Instrument(key[0]), new Venue(key[1]), saved.value);
            }
        }
    }

    void forEachHeld(HeldFound action) {
        try (KeyValueIterator<String, Trade> all = held.all()) {
            while (all.hasNext()) {
                KeyValue<String, Trade> saved = all.next();
                action.found(Long.parseLong(saved.key.split("\\|")[2]), saved.value);
            }
        }
    }

    /** Takes which trades of an instrument were found to be counted. */
    interface PageFound {
        void found(Instrument instrument, Page page, Numbers counted);
    }

    /** Takes what a venue was found to trade an instrument at. */
    interface LevelFound {
        void found(Instrument instrument, Venue venue, Level level);
    }

    /** Takes a trade that was found not to be believed yet. */
    interface HeldFound {
        void found(long number, Trade trade);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        // The cache turns what happens to a key between two commits into one record of the changelog.
        return MemoryStores.of(name, values).withCachingEnabled();
    }

    private static Serde<Numbers> numbers() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value.bytes(),
                (topic, bytes) -> bytes == null ? null : Numbers.of(bytes));
    }

    /** A draft that was found at the start. */
    record SavedDraft(Instrument instrument, Interval interval, Instant openTime, Draft draft) {}

    private final class Held implements PlausibilityMemory {
        private final Instrument instrument;

        Held(Instrument instrument) {
            this.instrument = instrument;
        }

        @Override
        public void save(Venue venue, Level level) {
            levels.put(instrument.id() + '|' + venue.id(), level);
        }

        @Override
        public void hold(long number, Trade trade) {
            held.put(key(trade.venue(), number), trade);
        }

        @Override
        public void drop(Venue venue, long number) {
            held.delete(key(venue, number));
        }

        private String key(Venue venue, long number) {
            return instrument.id() + '|' + venue.id() + '|' + number;
        }
    }

    private final class OfInstrument implements CandleMemory {
        private final Instrument instrument;

        OfInstrument(Instrument instrument) {
            this.instrument = instrument;
        }

        @Override
        public void save(Interval interval, Instant openTime, Draft draft) {
            drafts.put(key(interval, openTime), draft);
        }

        @Override
        public void remove(Interval interval, Instant openTime) {
            drafts.delete(key(interval, openTime));
        }

        @Override
        public void save(Page page, Numbers numbers) {
            counted.put(key(page), numbers);
        }

        @Override
        public void remove(Page page) {
            counted.delete(key(page));
        }

        private String key(Interval interval, Instant openTime) {
            return instrument.id() + '|' + interval.code() + '|' + openTime.getEpochSecond();
        }

        // The prefix comes last, for it may have any character in it.
        private String key(Page page) {
            return instrument.id()
                    + '|'
                    + page.minute().getEpochSecond()
                    + '|'
                    + page.venue().id()
                    + '|'
                    + page.prefix();
        }
    }
}
