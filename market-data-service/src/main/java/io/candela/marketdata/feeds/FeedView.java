package io.candela.marketdata.feeds;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed as the API shows it. */
@Schema(name = "Feed", description = "A source of trades, and how it is doing")
public record FeedView(
        Venue venue,

        @Schema(description = "A venue's live feed has its name; a replay is called so", example = "replay")
        String feed,

        Environment environment,

        @Schema(description = "What it does; `silent` is connected to a venue that has said nothing for a while")
        State state,

        @Schema(description = "How far the feed's own clock has come") @Nullable
        Instant feedTime,

        @Schema(description = "When its venue was heard last; absent before the first time") @Nullable
        Instant lastMessageAt,

        @Schema(description = "How many seconds ago that was", example = "1") @Nullable
        Long age,

        @Schema(
                description = "How many times trades were missed since it began, by the venue's own numbers",
                example = "0")
        long gaps,

        @Schema(description = "When it last said how it is doing")
        Instant updatedAt) {

    public static FeedView of(FeedStatus status, Instant now) {
        Instant heard = status.lastMessageAt();
        return new FeedView(
                status.venue(),
                status.feed(),
                status.environment(),
                status.state(),
                status.feedTime(),
                heard,
                heard == null ? null : Math.max(0, Duration.between(heard, now).toSeconds()),
                status.gaps(),
                status.updatedAt());
    }
}
