package io.candela.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed of market data is doing.
 *
 * @param venue whose trades it delivers
 * @param feed the name of the feed; a venue's live feed is named after it, a replay is {@code replay}
 * @param feedTime how far the feed's own clock has come; absent before its first message
 * @param lastMessageAt wall-clock time of the newest message; absent before the first
 * @param gaps how many gaps in the venue's numbering were seen since the feed started
 * @param detail what a person should know about the state, such as the cause of a disconnect
 * @param updatedAt wall-clock time of this status
 */
public record FeedStatus(
        Environment environment,
        Venue venue,
        String feed,
        State state,
        @Nullable Instant feedTime,
        @Nullable Instant lastMessageAt,
        long gaps,
        @Nullable String detail,
        Instant updatedAt) {

    /** What the feed is doing. */
    public enum State {
        CONNECTING,
        RUNNING,
        /** Connected, but nothing is heard. */
        SILENT,
        /** Waiting to connect again. */
        DISCONNECTED,
        /** A replay that has come to its end. */
        ENDED
    }
}
