package io.candela.marketdata.backfill;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.history.BackFilled;
import io.candela.marketdata.history.BackFilled.Hole;
import io.candela.marketdata.history.BackFilledCandles;
import io.candela.marketdata.history.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What has been loaded of the past, in memory, so that nobody has to ask the store whether there is anything. */
@Component
public class BackFills implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackFills.class);

    private final BackFilledCandles store;
    private final BackFillProperties properties;
    private final Map<Series, BackFilled> loaded = new ConcurrentHashMap<>();
    private volatile Known known = Known.NOTHING;
    private volatile boolean running;
    private @Nullable ScheduledExecutorService looking;

    BackFills(BackFilledCandles store, BackFillProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** What has been loaded of an instrument and interval; it is all from one venue. */
    public Optional<BackFilled> of(Instrument instrument, Interval interval) {
        return Optional.ofNullable(known.bySlot.get(new Slot(instrument, interval)));
    }

    /** The times of which venues that were loaded have no candle, whatever the interval. */
    public List<Missed> missed(Instrument instrument) {
        return known.missed.getOrDefault(instrument, List.of());
    }

    /** A time of which a venue has no candle. */
    public record Missed(Venue venue, Hole time) {}

    private record Slot(Instrument instrument, Interval interval) {}

    /** What is asked for with every page of candles, found once. */
    private record Known(Map<Slot, BackFilled> bySlot, Map<Instrument, List<Missed>> missed) {
        static final Known NOTHING = new Known(Map.of(), Map.of());

        static Known of(Collection<BackFilled> loaded) {
            Map<Slot, BackFilled> bySlot = loaded.stream()
                    .collect(Collectors.toMap(
                            each -> new Slot(
                                    each.series().instrument(), each.series().interval()),
                            Function.identity(),
                            BinaryOperator.minBy(
                                    Comparator.comparing(each -> each.series().venue()))));
            Map<Instrument, List<BackFilled>> byInstrument = loaded.stream()
                    .collect(Collectors.groupingBy(each -> each.series().instrument()));
            Map<Instrument, List<Missed>> missed = new HashMap<>();
            byInstrument.forEach((instrument, those) -> missed.put(instrument, missed(those)));
            return new Known(bySlot, missed);
        }

        private static List<Missed> missed(Collection<BackFilled> loaded) {
            Map<Place, Instant> ends = loaded.stream()
                    .flatMap(each -> each.holes().stream()
                            .map(hole -> Map.entry(new Place(each.series().venue(), hole.from()), hole)))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().to(),
                            BinaryOperator.maxBy(Comparator.<Instant>naturalOrder())));
            return ends.entrySet().stream()
                    .map(end -> new Missed(
                            end.getKey().venue(), new Hole(end.getKey().from(), end.getValue())))
                    .toList();
        }

        private record Place(Venue venue, Instant from) {}
    }

    List<BackFilled> all() {
        return loaded.values().stream()
                .sorted(Comparator.comparing((BackFilled each) -> each.series().instrument())
                        .thenComparing(each -> each.series().interval()))
                .toList();
    }

    /** Takes what is newer than what is known: the store shows what was written to it a little later. */
    synchronized void take(Collection<BackFilled> those) {
        boolean news = false;
        for (BackFilled each : those) {
            BackFilled old = loaded.get(each.series());
            if (old == null || each.loadedAt().isAfter(old.loadedAt())) {
                loaded.put(each.series(), each);
                news = true;
            }
        }
        if (news) {
            known = Known.of(loaded.values());
        }
    }

    @Override
    public void start() {
        running = true;
        look();
        long every = properties.lookEvery().toMillis();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("back-fills").factory());
        ScheduledFuture<?> _ = executor.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        looking = executor;
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            take(store.list());
        } catch (DataAccessException | IllegalStateException away) {
            // Those who write and read history say what is wrong with the store.
            log.atDebug().setCause(away).log("What was loaded of the past cannot be looked up at the moment");
        }
    }
}
