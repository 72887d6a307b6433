package io.candela.marketdata.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a feed's events; blocks while it cannot take more, and throws when it never will. */
public interface FeedSink extends Consumer<FeedEvent> {
    /**
     * Where to go on: every event before that second is there. Only for feeds that deliver the same events in every run:
     * after this call, those that are there already are passed over.
     */
    Optional<Reached> reached();

    /**
     * How far a recording has been played.
     *
     * @param time a second, whose own events may or may not be there
     * @param shift what was added to the recording's own times
     */
    record Reached(Instant time, Duration shift) {}
}
