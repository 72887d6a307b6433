package io.candela.gateway.credentials;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by something that they have: a table with open addressing, since a map of the JDK takes ten times as much
 * memory beside the entry. One thread writes, any may read meanwhile.
 */
final class Index<E> {
    private static final int SMALLEST = 16;
    private static final Object REMOVED = new Object();

    private final ToIntFunction<E> spread;
    private volatile AtomicReferenceArray<@Nullable Object> table = new AtomicReferenceArray<>(SMALLEST);
    /** How many places are taken, those of removed entries included. */
    private int taken;

    private int size;

    /** {@code spread} says of an entry where it is looked for; what is equal by whatever it is found by must be so here. */
    Index(ToIntFunction<E> spread) {
        this.spread = spread;
    }

    @SuppressWarnings("unchecked") // Nothing else is put in.
    @Nullable
    E find(int where, Predicate<E> sought) {
        AtomicReferenceArray<@Nullable Object> current = table;
        int mask = current.length() - 1;
        for (int place = where & mask; ; place = (place + 1) & mask) {
            Object found = current.get(place);
            if (found == null) {
                return null;
            }
            if (found != REMOVED && sought.test((E) found)) {
                return (E) found;
            }
        }
    }

    /** Puts {@code entry} in the place of {@code old}, if that is there, or in one of its own. */
    void put(E entry, @Nullable E old) {
        if (old != null && replace(old, entry)) {
            return;
        }
        if ((taken + 1) * 3L > table.length() * 2L) {
            grow();
        }
        insert(table, entry);
        taken++;
        size++;
    }

    void remove(E entry) {
        if (replace(entry, REMOVED)) {
            size--;
        }
    }

    int size() {
        return size;
    }

    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // It is this very entry that is sought.
    private boolean replace(E old, Object replacement) {
        AtomicReferenceArray<@Nullable Object> current = table;
        int mask = current.length() - 1;
        for (int place = spread.applyAsInt(old) & mask; ; place = (place + 1) & mask) {
            Object found = current.get(place);
            if (found == null) {
                return false;
            }
            if (found == old) {
                current.set(place, replacement);
                return true;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void grow() {
        AtomicReferenceArray<@Nullable Object> old = table;
        AtomicReferenceArray<@Nullable Object> grown =
                new AtomicReferenceArray<>(size * 3L > old.length() ? old.length() * 2 : old.length());
        for (int place = 0; place < old.length(); place++) {
            Object entry = old.get(place);
            if (entry != null && entry != REMOVED) {
                insert(grown, (E) entry);
            }
        }
        taken = size;
        table = grown;
    }

    private void insert(AtomicReferenceArray<@Nullable Object> into, E entry) {
        int mask = into.length() - 1;
        int place = spread.applyAsInt(entry) & mask;
        while (into.get(place) != null) {
            place = (place + 1) & mask;
        }
        into.set(place, entry);
    }
}
