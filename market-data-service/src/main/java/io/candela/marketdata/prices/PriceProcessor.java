package io.candela.marketdata.prices;

import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.streams.BeforeCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the newest trade of every venue and publishes an instrument's price a few times a second while it is traded. A price
 * is sent at once, in no transaction: it says what it was made of, so to make it twice does no harm, and after a restart each
 * instrument's is made anew.
 */
final class PriceProcessor extends ContextualProcessor<String, Object, Void, Void> {
    static final String VENUES = "venue-prices";

    private final Environment environment;
    private final PriceConsolidator consolidator;
    private final Duration showEvery;
    private final Function<Price, CompletableFuture<?>> send;
    /** Whose price did not arrive. */
    private final Set<Instrument> lost = ConcurrentHashMap.newKeySet();

    private final Map<Instrument, Map<Venue, VenuePrice>> known = new HashMap<>();
    private final SortedSet<Instrument> traded = new TreeSet<>();
    private final Map<String, VenuePrice> unsaved = new HashMap<>();
    private Instant clock = Instant.EPOCH;

    /** @param send what publishes a price, and tells when it is done or has failed */
    PriceProcessor(
            Environment environment,
            PriceConsolidator consolidator,
            Duration showEvery,
            Function<Price, CompletableFuture<?>> send) {
        this.environment = environment;
        this.consolidator = consolidator;
        this.showEvery = showEvery;
        this.send = send;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        // A task that could not commit begins anew with the same processor.
        known.clear();
        traded.clear();
        unsaved.clear();
        clock = Instant.EPOCH;
        KeyValueStore<String, VenuePrice> saved = context.getStateStore(VENUES);
        try (KeyValueIterator<String, VenuePrice> all = saved.all()) {
            all.forEachRemaining(entry -> {
                Instrument instrument = new Instrument(entry.key.substring(0, entry.key.indexOf('|')));
                of(instrument).put(entry.value.venue(), entry.value);
                traded.add(instrument);
                clock = Instants.later(clock, entry.value.time());
            });
        }
        BeforeCommit commits = context.getStateStore(BeforeCommit.NAME);
        commits.run(() -> {
            unsaved.forEach(saved::put);
            unsaved.clear();
        });
        context.schedule(showEvery, PunctuationType.WALL_CLOCK_TIME, now -> show());
    }

    @Override
    public void process(Record<String, Object> record) {
        switch (record.value()) {
            case Trade trade -> take(trade);
            case ClockTick tick -> clock = Instants.later(clock, tick.time());
            default -> throw new IllegalArgumentException("No trade and no tick: " + record.value());
        }
    }

    private void take(Trade trade) {
        VenuePrice now = of(trade.instrument())
                .compute(trade.venue(), (_, before) -> before == null ? VenuePrice.of(trade) : before.with(trade));
        unsaved.put(trade.instrument().id() + '|' + trade.venue().id(), now);
        traded.add(trade.instrument());
    }

    private void show() {
        List<Instrument> again = List.copyOf(lost);
        again.forEach(lost::remove);
        traded.addAll(again);
        for (Instrument instrument : traded) {
            consolidator
                    .consolidate(environment, instrument, of(instrument).values(), clock)
                    .ifPresent(this::publish);
        }
        traded.clear();
    }

    private void publish(Price price) {
        var _ = send.apply(price).whenComplete((_, failure) -> {
            if (failure != null) {
                lost.add(price.instrument());
            }
        });
    }

    private Map<Venue, VenuePrice> of(Instrument instrument) {
        return known.computeIfAbsent(instrument, _ -> new HashMap<>());
    }
}
