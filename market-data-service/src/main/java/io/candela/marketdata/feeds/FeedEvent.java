package io.candela.marketdata.feeds;

import io.candela.contracts.Trade;
import java.time.Duration;
import java.time.Instant;

/** What a feed has to say. */
public sealed interface FeedEvent {
    /** A trade, in the order in which the venue reports them. */
    record TradeSeen(Trade trade) implements FeedEvent {}

    /**
     * The feed's own clock has come to {@code time}, a whole second: all trades before it have been delivered, but for late
     * ones.
     *
     * @param shift what was added to a tape's own times
     */
    record SecondPassed(Instant time, Duration shift) implements FeedEvent {}

    /** A recording has come to its end; nothing will ever follow. */
    record Ended() implements FeedEvent {}
}
