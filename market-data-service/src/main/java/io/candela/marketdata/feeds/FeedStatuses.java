package io.candela.marketdata.feeds;

import io.candela.contracts.FeedStatus;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.present.TopicMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** How every feed is doing, whichever replica runs it. */
@Component
public class FeedStatuses implements TopicMemory {
    private final MarketClock clock;
    private final Map<String, FeedStatus> newest = new ConcurrentSkipListMap<>();

    FeedStatuses(MarketClock clock) {
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topics.FEEDS;
    }

    @Override
    public void take(Object value) {
        if (value instanceof FeedStatus status) {
            newest.put(status.feed(), status);
            if (status.feedTime() != null) {
                clock.reached(status.feedTime());
            }
        }
    }

    /** When a feed heard its venue last, whoever ran it; nothing before the first time. */
    Optional<Instant> heardAt(String feed) {
        FeedStatus status = newest.get(feed);
        return status == null ? Optional.empty() : Optional.ofNullable(status.lastMessageAt());
    }

    /** In the order of their names. */
    public List<FeedStatus> all() {
        return List.copyOf(newest.values());
    }
}
