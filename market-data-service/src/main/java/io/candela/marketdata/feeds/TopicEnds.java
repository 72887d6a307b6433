package io.candela.marketdata.feeds;

import static java.util.Comparator.naturalOrder;

import io.candela.contracts.ClockTick;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Reached;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the newest records in each partition of the trades topic say of one feed. */
final class TopicEnds {
    private final List<End> ends;

    TopicEnds(List<End> ends) {
        this.ends = List.copyOf(ends);
    }

    /** The second before which everything is in every partition; the beginning of time if one has nothing at all. */
    Optional<Reached> reached() {
        return ends.stream()
                .flatMap(end -> Optional.ofNullable(end.tick).stream())
                .findFirst()
                .map(tick -> new Reached(
                        ends.stream().map(End::time).min(naturalOrder()).orElseThrow(), tick.shift()));
    }

    boolean has(int partition, Instant second) {
        return !second.isAfter(ends.get(partition).time());
    }

    boolean has(int partition, Trade trade) {
        End end = ends.get(partition);
        return trade.time().isBefore(end.time()) || end.tradesSince.contains(trade.tradeId());
    }

    /** Gathers what one partition says, record by record, oldest first. */
    static final class End {
        private final String feed;
        private final Venue venue;
        private final Set<String> tradesSince = new HashSet<>();
        private @Nullable ClockTick tick;

        End(String feed, Venue venue) {
            this.feed = feed;
            this.venue = venue;
        }

        void add(Object value) {
            switch (value) {
                case ClockTick newer
                when newer.feed().equals(feed) -> {
                    tick = newer;
                    tradesSince.clear();
                }
                case Trade trade when trade.venue().equals(venue) -> tradesSince.add(trade.tradeId());
                default -> {}
            }
        }

        boolean known() {
            return tick != null;
        }

        private Instant time() {
            return tick == null ? Instant.EPOCH : tick.time();
        }
    }
}
