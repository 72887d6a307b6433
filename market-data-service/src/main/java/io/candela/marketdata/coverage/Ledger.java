package io.candela.marketdata.coverage;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.marketdata.present.TopicMemory;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Every time in which a feed did not hear its venue and then heard it again, whichever replica ran it. */
@Component
class Ledger implements TopicMemory {
    private final ConcurrentSkipListMap<Place, CoverageGap> gaps = new ConcurrentSkipListMap<>();

    @Override
    public Topic topic() {
        return Topics.COVERAGE;
    }

    @Override
    public void take(Object value) {
        if (value instanceof CoverageGap gap) {
            gaps.put(new Place(gap.from(), gap.venue()), gap);
        }
    }

    /** By the times at which they begin. */
    Collection<CoverageGap> all() {
        return gaps.values();
    }

    private record Place(Instant from, Venue venue) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::from).thenComparing(Place::venue);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
