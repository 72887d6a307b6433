package io.candela.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.candela.contracts.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the platform is doing.
 *
 * @param status {@code up} if every service has an instance that is up and every feed is heard, otherwise {@code degraded}
 * @param services whether each service has one
 * @param incidents what has been wrong since this gateway was started, the last first
 */
record Status(
        Environment environment,
        String status,
        SortedMap<String, Boolean> services,
        List<FeedAge> feeds,
        List<Incident> incidents,
        Instant time) {

    static Status of(Environment environment, SortedMap<String, Boolean> services, Observed observed, Instant time) {
        boolean well = !services.containsValue(false)
                && observed.feeds().stream().noneMatch(feed -> feed.trouble().isPresent());
        return new Status(
                environment,
                well ? "up" : "degraded",
                services,
                observed.feeds().stream().map(feed -> FeedAge.of(feed, time)).toList(),
                observed.incidents(),
                time);
    }

    /**
     * A feed, and how old what it said last is.
     *
     * @param age in seconds; absent if it has said nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeedAge(
            String name,
            String state,
            @Nullable Instant lastMessageAt,
            @Nullable Long age) {
        private static FeedAge of(Feed feed, Instant time) {
            Instant last = feed.lastMessageAt();
            return new FeedAge(
                    feed.name(),
                    feed.state(),
                    last,
                    last == null
                            ? null
                            : Math.max(0, Duration.between(last, time).toSeconds()));
        }
    }
}
