package io.candela.marketdata.coverage;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.marketdata.present.TopicMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Every time in which a feed did not hear its venue and then heard it again, whichever replica ran it. */
@Component
class Ledger implements TopicMemory {
    private final ConcurrentSkipListMap<Place, CoverageGap> gaps = new ConcurrentSkipListMap<>();
    private volatile Duration longest = Duration.ZERO;

    @Override
    public Topic topic() {
        return Topics.COVERAGE;
    }

    @Override
    public void take(Object value) {
        if (value instanceof CoverageGap gap) {
            Duration length = Duration.between(gap.from(), gap.to());
            if (length.compareTo(longest) > 0) {
                longest = length;
            }
            gaps.put(new Place(gap.from(), gap.venue()), gap);
        }
    }

    /** All that overlap [from, to), and perhaps some others, by the times at which they begin. */
    Collection<CoverageGap> around(Instant from, Instant to) {
        // None is longer than the longest: what began earlier than that is over.
        Instant earliest = from.isBefore(Instant.EPOCH) ? Instant.MIN : from.minus(longest);
        return from.isAfter(to)
                ? List.of()
                : gaps.subMap(Place.firstAt(earliest), Place.firstAt(to)).values();
    }

    private record Place(Instant from, Venue venue) implements Comparable<Place> {
        private static final Venue FIRST = new Venue("0");
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::from).thenComparing(Place::venue);

        static Place firstAt(Instant time) {
            return new Place(time, FIRST);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
