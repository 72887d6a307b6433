package io.candela.marketdata.prices;

import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the newest trade of every venue and publishes an instrument's price a few times a second while it is traded. */
final class PriceProcessor extends ContextualProcessor<String, Object, String, Object> {
    static final String VENUES = "venue-prices";

    private static final StringSerializer PREFIX = new StringSerializer();

    private final Environment environment;
    private final PriceConsolidator consolidator;
    private final Duration showEvery;
    private final SortedSet<Instrument> traded = new TreeSet<>();
    private @Nullable KeyValueStore<String, VenuePrice> venues;
    private Instant clock = Instant.EPOCH;

    PriceProcessor(Environment environment, PriceConsolidator consolidator, Duration showEvery) {
        this.environment = environment;
        this.consolidator = consolidator;
        this.showEvery = showEvery;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        venues = context.getStateStore(VENUES);
        try (KeyValueIterator<String, VenuePrice> all = venues().all()) {
            all.forEachRemaining(entry -> {
                traded.add(new Instrument(entry.key.substring(0, entry.key.indexOf('|'))));
                clock = later(clock, entry.value.time());
            });
        }
        context.schedule(showEvery, PunctuationType.WALL_CLOCK_TIME, now -> show());
    }

    @Override
    public void process(Record<String, Object> record) {
        switch (record.value()) {
            case Trade trade -> take(trade);
            case ClockTick tick -> clock = later(clock, tick.time());
            default -> throw new IllegalArgumentException("No trade and no tick: " + record.value());
        }
    }

    private void take(Trade trade) {
        String key = trade.instrument().id() + '|' + trade.venue().id();
        VenuePrice before = venues().get(key);
        venues().put(key, before == null ? VenuePrice.of(trade) : before.with(trade));
        traded.add(trade.instrument());
    }

    private void show() {
        for (Instrument instrument : traded) {
            List<VenuePrice> of = new ArrayList<>();
            try (KeyValueIterator<String, VenuePrice> those = venues().prefixScan(instrument.id() + '|', PREFIX)) {
                those.forEachRemaining(entry -> of.add(entry.value));
            }
            consolidator
                    .consolidate(environment, instrument, of, clock)
                    .ifPresent(price -> context()
                            .forward(new Record<>(
                                    instrument.id(), price, price.asOf().toEpochMilli())));
        }
        traded.clear();
    }

    private KeyValueStore<String, VenuePrice> venues() {
        return Objects.requireNonNull(venues, "init() comes first");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
