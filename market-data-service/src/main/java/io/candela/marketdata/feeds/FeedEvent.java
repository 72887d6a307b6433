package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Trade;
import java.time.Duration;
import java.time.Instant;

/** What a feed has to say. */
public sealed interface FeedEvent {
    /** A trade, in the order in which the venue reports them. */
    record TradeSeen(Trade trade) implements FeedEvent {}

    /** A newer best bid and ask. */
    record QuoteSeen(Quote quote) implements FeedEvent {}

    /** The venue is there, though there may be nothing to report. */
    record Heartbeat() implements FeedEvent {}

    /** Trades from number {@code first} to {@code last} were not heard; some or all may follow. */
    record SequenceGap(Instrument instrument, long first, long last) implements FeedEvent {}

    /**
     * What was missed has been asked for.
     *
     * @param complete whether all of it has been delivered by now
     */
    record GapRepaired(Instrument instrument, boolean complete) implements FeedEvent {}

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
