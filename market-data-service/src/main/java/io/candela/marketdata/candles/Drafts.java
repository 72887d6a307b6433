package io.candela.marketdata.candles;

import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The candles of one interval: which are open, which of them were touched, and the drafts that are kept. */
final class Drafts {
    /** By open time. Of open candles, only those of the shortest interval have one: the others are composed when needed. */
    final NavigableMap<Instant, Draft> kept = new TreeMap<>();

    final NavigableSet<Instant> open = new TreeSet<>();

    /** Open candles that have changed since they were last looked at. */
    final Set<Instant> touched = new HashSet<>();

    void touch(Instant openTime) {
        open.add(openTime);
        touched.add(openTime);
    }

    void close(Instant openTime) {
        open.remove(openTime);
        touched.remove(openTime);
    }
}
