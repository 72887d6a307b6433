package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest signals, in memory: at most a number per instrument, so that a busy instrument does not push out the
 * others, and a number in all. A signal never changes: of two with one id, the first stays.
 */
final class Signals {
    private static final NavigableMap<Place, Signal> NONE = Collections.emptyNavigableMap();

    private final int mostPerInstrument;
    private final int mostInAll;
    private final Map<String, Signal> byId = new HashMap<>();
    private final NavigableMap<Place, Signal> byPlace = new TreeMap<>();
    private final Map<Instrument, NavigableMap<Place, Signal>> byInstrument = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Signals(int mostPerInstrument, int mostInAll) {
        this.mostPerInstrument = mostPerInstrument;
        this.mostInAll = mostInAll;
    }

    void add(Signal signal) {
        lock.writeLock().lock();
        try {
            if (byId.putIfAbsent(signal.id(), signal) == null) {
                place(signal);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void place(Signal signal) {
        byPlace.put(Place.of(signal), signal);
        NavigableMap<Place, Signal> ofInstrument =
                byInstrument.computeIfAbsent(signal.instrument(), instrument -> new TreeMap<>());
        ofInstrument.put(Place.of(signal), signal);
        if (ofInstrument.size() > mostPerInstrument) {
            forget(ofInstrument.firstEntry().getValue());
        }
        if (byPlace.size() > mostInAll) {
            forget(byPlace.firstEntry().getValue());
        }
    }

    private void forget(Signal signal) {
        byId.remove(signal.id());
        byPlace.remove(Place.of(signal));
        byInstrument.getOrDefault(signal.instrument(), NONE).remove(Place.of(signal));
    }

    Optional<Signal> withId(String id) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The first {@code most} signals that {@code query} asks for, or the first after {@code after} where it is given. */
    List<Signal> find(SignalQuery query, @Nullable Place after, int most) {
        lock.readLock().lock();
        try {
            NavigableMap<Place, Signal> all =
                    query.instrument() == null ? byPlace : byInstrument.getOrDefault(query.instrument(), NONE);
            Stream<Signal> inOrder = query.newestFirst() ? downFrom(all, query, after) : upFrom(all, query, after);
            return inOrder.filter(query::matches).limit(most).toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Stream<Signal> downFrom(NavigableMap<Place, Signal> all, SignalQuery query, @Nullable Place after) {
        Instant from = query.from() == null ? Instant.MIN : query.from();
        Place end = Place.startOf(query.to() == null ? Instant.MAX : query.to());
        Place top = after == null || after.compareTo(end) > 0 ? end : after;
        return all.headMap(top, false).descendingMap().values().stream()
                .takeWhile(signal -> !signal.emittedAt().isBefore(from));
    }

    private static Stream<Signal> upFrom(NavigableMap<Place, Signal> all, SignalQuery query, @Nullable Place after) {
        Instant to = query.to() == null ? Instant.MAX : query.to();
        Place start = Place.startOf(query.from() == null ? Instant.MIN : query.from());
        Place bottom = after == null || after.compareTo(start) < 0 ? start : after;
        return all.tailMap(bottom, false).values().stream()
                .takeWhile(signal -> signal.emittedAt().isBefore(to));
    }
}
