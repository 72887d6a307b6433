package io.candela.marketdata.feeds.live;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Tells from a venue's numbers which trades of one instrument are new. Where a venue numbers its trades without holes, a
 * number that is left out is a gap until its trade comes after all.
 */
final class TradeNumbers {
    private static final int REMEMBERED = 1_000;

    private final boolean consecutive;
    // First number missing to last; gaps beyond what is remembered are given up, oldest first.
    private final TreeMap<Long, Long> missing = new TreeMap<>();
    private final SequencedSet<Long> recent = new LinkedHashSet<>();
    private long newest = -1;

    /** @param consecutive whether the venue leaves no number out; otherwise only the last thousand are known again */
    TradeNumbers(boolean consecutive) {
        this.consecutive = consecutive;
    }

    /** A trade with this number has come. */
    Place take(long number) {
        if (!consecutive) {
            return remember(number) ? new Place.Expected() : new Place.Known();
        }
        if (number <= newest) {
            return fill(number) ? new Place.Expected() : new Place.Known();
        }
        Place place = upTo(number - 1);
        newest = number;
        return place;
    }

    /** The venue says that {@code number} is its newest: a gap, if that has not come. The first is where we begin. */
    Place upTo(long number) {
        if (!consecutive || newest < 0 || number <= newest) {
            newest = Math.max(newest, number);
            return new Place.Expected();
        }
        Place.Gap gap = new Place.Gap(newest + 1, number);
        leaveOut(gap.first(), gap.last());
        newest = number;
        return gap;
    }

    /** The trade with this number has come to somebody else, and so have those before it. */
    void learn(long number) {
        if (consecutive) {
            newest = Math.max(newest, number);
        }
    }

    /** The trades from {@code first} to {@code last} have come to nobody, whatever came after them. */
    void miss(long first, long last) {
        newest = Math.max(newest, last);
        if (hasAll(first, last)) {
            leaveOut(first, last);
        }
    }

    private void leaveOut(long first, long last) {
        missing.put(first, last);
        if (missing.size() > REMEMBERED) {
            missing.pollFirstEntry();
        }
    }

    /** Whether none of these numbers is missing. */
    boolean hasAll(long first, long last) {
        Map.Entry<Long, Long> gap = missing.floorEntry(last);
        return gap == null || gap.getValue() < first;
    }

    private boolean remember(long number) {
        boolean added = recent.add(number);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return added;
    }

    private boolean fill(long number) {
        Map.Entry<Long, Long> gap = missing.floorEntry(number);
        if (gap == null || gap.getValue() < number) {
            return false;
        }
        missing.remove(gap.getKey());
        if (gap.getKey() < number) {
            missing.put(gap.getKey(), number - 1);
        }
        if (number < gap.getValue()) {
            missing.put(number + 1, gap.getValue());
        }
        return true;
    }

    /** Where a number stands. */
    sealed interface Place {
        /** The trade is new, and nothing is missing before it that was not before. */
        record Expected() implements Place {}

        /** The trade is new, and those from {@code first} to {@code last} have not come. */
        record Gap(long first, long last) implements Place {}

        /** The trade has come before. */
        record Known() implements Place {}
    }
}
