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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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
    private volatile boolean running;
    private @Nullable ScheduledExecutorService looking;

    BackFills(BackFilledCandles store, BackFillProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** What has been loaded of an instrument and interval; it is all from one venue. */
    public Optional<BackFilled> of(Instrument instrument, Interval interval) {
        return loaded.values().stream()
                .filter(each -> each.series().instrument().equals(instrument)
                        && each.series().interval().equals(interval))
                .min(Comparator.comparing(each -> each.series().venue()));
    }

    /** The times of which venues that were loaded have no candle, whatever the interval. */
    public List<Missed> missed(Instrument instrument) {
        Map<Place, Instant> ends = loaded.values().stream()
                .filter(each -> each.series().instrument().equals(instrument))
                .flatMap(each -> each.holes().stream()
                        .map(hole -> Map.entry(new Place(each.series().venue(), hole.from()), hole)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().to(),
                        (one, other) -> one.isAfter(other) ? one : other));
        return ends.entrySet().stream()
                .map(end ->
                        new Missed(end.getKey().venue(), new Hole(end.getKey().from(), end.getValue())))
                .toList();
    }

    /** A time of which a venue has no candle. */
    public record Missed(Venue venue, Hole time) {}

    private record Place(Venue venue, Instant from) {}

    List<BackFilled> all() {
        return loaded.values().stream()
                .sorted(Comparator.comparing((BackFilled each) -> each.series().instrument())
                        .thenComparing(each -> each.series().interval()))
                .toList();
    }

    /** Takes what is newer than what is known: the store shows what was written to it a little later. */
    void take(Collection<BackFilled> those) {
        for (BackFilled each : those) {
            loaded.merge(each.series(), each, (old, found) -> found.loadedAt().isAfter(old.loadedAt()) ? found : old);
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
