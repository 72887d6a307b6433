package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What one universe remembers of its closes, each called by the open time of its candles. */
interface Closes {
    Barrier barrier();

    void save(Barrier barrier);

    /** An instrument at a close; absent where it has not come to it. */
    @Nullable
    Placing find(Instant close, Instrument instrument);

    /** Who came to the closes in [from, to], in the order of time. */
    NavigableMap<Instant, SortedMap<Instrument, Placing>> between(Instant from, Instant to);

    /**
     * The newest placing of each instrument in [from, to): of all that came to a close since {@code atLeastSince}, and of
     * {@code wanted} as far back as there is one.
     */
    SortedMap<Instrument, Placing> newest(Instant from, Instant to, Instant atLeastSince, Set<Instrument> wanted);

    void save(Placing placing);

    void remove(Placing placing);

    /** Forgets all closes before {@code close}. */
    void forget(Instant close);
}
