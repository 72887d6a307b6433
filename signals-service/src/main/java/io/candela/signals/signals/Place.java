package io.candela.signals.signals;

import io.candela.contracts.Signal;
import java.time.Instant;
import java.util.Comparator;

/** Where a signal stands among all: ordered by time of emission, then by id, so that no two share a place. */
record Place(Instant time, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::time).thenComparing(Place::id);

    static Place of(Signal signal) {
        return new Place(signal.emittedAt(), signal.id());
    }

    /** The place before all signals of {@code time}. */
    static Place startOf(Instant time) {
        return new Place(time, "");
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
