package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a feed's events; blocks while it cannot take more, and throws when it never will. */
public interface FeedSink extends Consumer<FeedEvent> {
    /**
     * Where to go on: every event before that second is there. Only for feeds that deliver the same events in every run:
     * after this call, those that are there already are passed over.
     */
    Optional<Reached> reached();

    /** The newest trade of each instrument that anybody has heard of this venue; a feed may ask for what followed. */
    default Map<Instrument, Known> known() {
        return Map.of();
    }

    /**
     * Takes no more, and waits a moment for what it has taken to be written. Of what is given up then nobody knows whether
     * it arrived.
     *
     * @return whether all of it has arrived
     */
    default boolean settle() {
        return true;
    }

    /**
     * Trades of this venue that nobody has delivered although later ones were: whoever asked for them was stopped before they
     * came. Only a venue's that numbers its trades without holes.
     */
    default List<Hole> missing() {
        return List.of();
    }

    /**
     * Trades that were not delivered.
     *
     * @param first the number of the first one
     * @param last the number of the last one
     * @param since the time of the trade before them
     */
    record Hole(Instrument instrument, long first, long last, Instant since) {}

    /** A trade that has been delivered before. */
    record Known(String tradeId, Instant time) {}

    /**
     * How far a recording has been played.
     *
     * @param time a second, whose own events may or may not be there
     * @param shift what was added to the recording's own times
     */
    record Reached(Instant time, Duration shift) {}
}
