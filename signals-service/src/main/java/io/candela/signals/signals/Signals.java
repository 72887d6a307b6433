package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import io.candela.signals.signals.Revisions.Revision;
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
 * The newest signals with all their revisions, in memory: at most a number per instrument, so that a busy instrument does
 * not push out the others, and a number in all. A signal keeps its place when it is corrected.
 */
final class Signals {
    private static final NavigableMap<Place, Revisions> NONE = Collections.emptyNavigableMap();

    private final int mostPerInstrument;
    private final int mostInAll;
    private final Map<String, Revisions> byId = new HashMap<>();
    private final NavigableMap<Place, Revisions> byPlace = new TreeMap<>();
    private final Map<Instrument, NavigableMap<Place, Revisions>> byInstrument = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Signals(int mostPerInstrument, int mostInAll) {
        this.mostPerInstrument = mostPerInstrument;
        this.mostInAll = mostInAll;
    }

    void add(Signal signal, @Nullable String cause) {
        Revision revision = new Revision(signal, cause);
        lock.writeLock().lock();
        try {
            Revisions known = byId.get(signal.id());
            place(known == null ? new Revisions(List.of(revision)) : known.with(revision));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void place(Revisions revisions) {
        Signal signal = revisions.newest().signal();
        byId.put(signal.id(), revisions);
        byPlace.put(revisions.place(), revisions);
        NavigableMap<Place, Revisions> ofInstrument =
                byInstrument.computeIfAbsent(signal.instrument(), instrument -> new TreeMap<>());
        ofInstrument.put(revisions.place(), revisions);
        if (ofInstrument.size() > mostPerInstrument) {
            forget(ofInstrument.firstEntry().getValue());
        }
        if (byPlace.size() > mostInAll) {
            forget(byPlace.firstEntry().getValue());
        }
    }

    private void forget(Revisions revisions) {
        Signal signal = revisions.newest().signal();
        byId.remove(signal.id());
        byPlace.remove(revisions.place());
        byInstrument.getOrDefault(signal.instrument(), NONE).remove(revisions.place());
    }

    Optional<Revisions> withId(String id) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The first {@code most} signals that {@code query} asks for, or the first after {@code after} where it is given. */
    List<Revisions> find(SignalQuery query, @Nullable Place after, int most) {
        lock.readLock().lock();
        try {
            NavigableMap<Place, Revisions> all =
                    query.instrument() == null ? byPlace : byInstrument.getOrDefault(query.instrument(), NONE);
            Stream<Revisions> inOrder = query.newestFirst() ? downFrom(all, query, after) : upFrom(all, query, after);
            return inOrder.filter(revisions ->
                            query.told(revisions).filter(query::matches).isPresent())
                    .limit(most)
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Stream<Revisions> downFrom(
            NavigableMap<Place, Revisions> all, SignalQuery query, @Nullable Place after) {
        Instant from = query.from() == null ? Instant.MIN : query.from();
        Place end = Place.startOf(query.to() == null ? Instant.MAX : query.to());
        Place top = after == null || after.compareTo(end) > 0 ? end : after;
        return all.headMap(top, false).descendingMap().values().stream()
                .takeWhile(revisions -> !revisions.place().time().isBefore(from));
    }

    private static Stream<Revisions> upFrom(
            NavigableMap<Place, Revisions> all, SignalQuery query, @Nullable Place after) {
        Instant to = query.to() == null ? Instant.MAX : query.to();
        Place start = Place.startOf(query.from() == null ? Instant.MIN : query.from());
        Place bottom = after == null || after.compareTo(start) < 0 ? start : after;
        return all.tailMap(bottom, false).values().stream()
                .takeWhile(revisions -> revisions.place().time().isBefore(to));
    }
}
