package io.candela.marketdata.feeds.replay;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.FeedEvent.Ended;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.FeedSink;
import io.candela.marketdata.feeds.FeedSink.Reached;
import io.candela.marketdata.feeds.replay.Tape.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plays a tape. Every run delivers the same events in the same order: for each second from that of the first trade to the
 * one after the last, the second itself and then its trades; after a restart, from the second that was reached.
 */
final class ReplayFeed implements ExchangeFeed {
    static final String NAME = "replay";
    static final Venue VENUE = new Venue("bitstamp");
    static final Instrument INSTRUMENT = new Instrument("BTC-USD");

    private final Tape tape;
    private final Speed speed;
    private final boolean shifted;
    private final InstantSource wallClock;

    ReplayFeed(Tape tape, Speed speed, boolean shifted, InstantSource wallClock) {
        this.tape = tape;
        this.speed = speed;
        this.shifted = shifted;
        this.wallClock = wallClock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public boolean noticesGaps() {
        return true;
    }

    @Override
    public void run(Set<Instrument> instruments, FeedSink sink) throws IOException, InterruptedException {
        Optional<Reached> reached = sink.reached();
        Duration shift = reached.isPresent() ? reached.get().shift() : freshShift();
        Instant first = tape.firstTime().plus(shift);
        Instant start = reached.map(Reached::time).filter(first::isBefore).orElse(first);
        Pace pace = new Pace(speed, start);
        Instant next = start;
        try (Stream<Row> rows = tape.rows()) {
            Iterator<Row> left = rows.dropWhile(row -> row.time().plus(shift).isBefore(start))
                    .iterator();
            while (left.hasNext()) {
                Row row = left.next();
                Instant time = row.time().plus(shift);
                next = pass(next, time, shift, pace, sink);
                sink.accept(new TradeSeen(trade(row, time)));
            }
        }
        pass(next, tape.lastTime().plus(shift).plusSeconds(1), shift, pace, sink);
        sink.accept(new Ended());
    }

    /** Lets the seconds from {@code next} to {@code last} pass; the answer is the one that follows. */
    private static Instant pass(Instant next, Instant last, Duration shift, Pace pace, FeedSink sink)
            throws InterruptedException {
        Instant second = next;
        while (!second.isAfter(last)) {
            pace.await(second);
            sink.accept(new SecondPassed(second, shift));
            second = second.plusSeconds(1);
        }
        return second;
    }

    private Duration freshShift() throws IOException {
        return shifted
                ? Duration.between(tape.lastTime(), wallClock.instant().truncatedTo(ChronoUnit.SECONDS))
                : Duration.ZERO;
    }

    private static Trade trade(Row row, Instant time) {
        return new Trade(
                Environment.REPLAY,
                INSTRUMENT,
                VENUE,
                Long.toString(row.number()),
                row.price(),
                row.amount(),
                null,
                time,
                time);
    }
}
