package io.candela.marketdata.feeds;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed as the API shows it. */
@Schema(name = "Feed", description = "A source of trades, and how it is doing")
record FeedView(
        Venue venue,

        @Schema(description = "A venue's live feed has its name; a replay is called so", example = "replay")
        String feed,

        Environment environment,
        State state,

        @Schema(description = "How far the feed's own clock has come") @Nullable
        Instant feedTime,

        @Schema(description = "When it was last heard of") Instant updatedAt) {

    static FeedView of(FeedStatus status) {
        return new FeedView(
                status.venue(),
                status.feed(),
                status.environment(),
                status.state(),
                status.feedTime(),
                status.updatedAt());
    }
}
