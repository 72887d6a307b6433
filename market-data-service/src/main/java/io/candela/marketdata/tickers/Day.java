package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one-minute candles of one instrument in the last day, by hours: whoever asks for 24 of them adds up some two dozen
 * sums, and the minutes of the first hour that are not too old.
 */
final class Day {
    // A day that does not begin with an hour lies in 25 of them; and the newest candle may be a little ahead.
    private static final int HOURS = 26;

    private final TreeMap<Long, Hour> hours = new TreeMap<>();
    private Instant heardFrom = Instant.MAX;
    private Instant newest = Instant.MIN;
    private @Nullable Instant knownAt;
    private @Nullable Instant toldFrom;
    private Instant atHandFrom;
    private boolean filled;

    /** @param complete whether it is told every candle that there has ever been */
    Day(boolean complete) {
        toldFrom = complete ? Instant.MIN : null;
        atHandFrom = complete ? Instant.MIN : Instant.MAX;
        filled = complete;
    }

    /** Takes what a candle has come to be. */
    synchronized void take(Candle candle) {
        if (toldFrom == null && isNews(candle)) {
            toldFrom = candle.openTime();
            atHandFrom = Instants.earlier(atHandFrom, toldFrom);
        }
        if (candle.openTime().isAfter(newest)) {
            newest = candle.openTime();
            hours.headMap(hour(newest) - HOURS, true).clear();
        }
        if (hour(candle.openTime()) > hour(newest) - HOURS) {
            hours.computeIfAbsent(hour(candle.openTime()), any -> new Hour()).put(candle);
        }
        heardFrom = Instants.earlier(heardFrom, candle.openTime());
        if (candle.state() != State.OPEN && (knownAt == null || candle.knownAt().isAfter(knownAt))) {
            knownAt = candle.knownAt();
        }
    }

    /** From when on it has been told of every candle; absent if that is not known yet. */
    synchronized @Nullable Instant toldFrom() {
        return toldFrom;
    }

    /** Whether the history has to be asked. */
    synchronized boolean wantsPast() {
        return !filled && (toldFrom != null || atHandFrom.equals(Instant.MAX));
    }

    /**
     * Takes from the history what it has not been told.
     *
     * @param past the candles from {@code from} on, before those that it has been told of
     * @param before the newest candle before them; absent if there is none
     */
    synchronized void fill(Instant from, Collection<Candle> past, @Nullable Candle before) {
        filled = toldFrom != null;
        atHandFrom = Instants.earlier(atHandFrom, from);
        for (Candle candle : past) {
            hours.computeIfAbsent(hour(candle.openTime()), any -> new Hour()).putIfAbsent(candle);
            heardFrom = Instants.earlier(heardFrom, candle.openTime());
            if (knownAt == null || candle.knownAt().isAfter(knownAt)) {
                knownAt = candle.knownAt();
            }
        }
        if (before != null) {
            heardFrom = Instants.earlier(heardFrom, before.openTime());
        }
    }

    /** What is at hand of the minutes that open in [from, to). */
    synchronized Window between(Instant from, Instant to) {
        List<Traded> sums = new ArrayList<>();
        List<Candle> open = new ArrayList<>();
        for (Map.Entry<Long, Hour> entry :
                hours.subMap(hour(from), true, hour(to), true).entrySet()) {
            Instant begin = Instant.ofEpochSecond(entry.getKey() * Hour.SECONDS);
            boolean whole =
                    !begin.isBefore(from) && !begin.plusSeconds(Hour.SECONDS).isAfter(to);
            Hour hour = entry.getValue();
            Traded sum = whole || isLastAndWithin(entry.getKey(), begin, from, to) ? hour.sum() : hour.sum(from, to);
            if (sum != null) {
                sums.add(sum);
            }
            if (entry.getKey() >= hour(newest) - 1) {
                hour.candles()
                        .filter(candle -> candle.state() == State.OPEN
                                && !candle.openTime().isBefore(from)
                                && candle.openTime().isBefore(to))
                        .forEach(open::add);
            }
        }
        Traded traded = sums.stream().reduce(Traded::and).orElse(null);
        return new Window(from, to, traded, List.copyOf(open), knownAt, heardFrom, atHandFrom);
    }

    private boolean isLastAndWithin(long hour, Instant begin, Instant from, Instant to) {
        return hour == hour(newest) && !begin.isBefore(from) && newest.isBefore(to);
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Hour.SECONDS);
    }

    // Candles are opened and closed in order; corrections and finality come for older ones.
    private static boolean isNews(Candle candle) {
        return candle.state() == State.OPEN
                || (candle.state() == State.CLOSED && candle.revision() == 0 && !candle.isFinal());
    }
}
