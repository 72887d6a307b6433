package io.candela.marketdata.feeds;

import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * Tells the operator how the feeds are doing. A feed that has ended is {@code draining} until everything that it
 * delivered has become candles and history.
 */
@Component
@Endpoint(id = "feeds")
class FeedsEndpoint {
    private static final String DRAINING = "draining";

    private final FeedStatuses statuses;
    private final Backlog backlog;

    FeedsEndpoint(FeedStatuses statuses, Backlog backlog) {
        this.statuses = statuses;
        this.backlog = backlog;
    }

    @ReadOperation
    List<Line> feeds() {
        return statuses.all().stream().map(this::line).toList();
    }

    private Line line(FeedStatus status) {
        String state = status.state() == State.ENDED && !backlog.isEmpty()
                ? DRAINING
                : status.state().name().toLowerCase(Locale.ROOT);
        return new Line(status.venue().id(), status.feed(), state, status.feedTime(), status.detail());
    }

    record Line(
            String venue,
            String feed,
            String state,
            @Nullable Instant feedTime,
            @Nullable String detail) {}
}
