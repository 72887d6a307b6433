package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.FeedEvent;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.FeedSink.Hole;
import io.candela.marketdata.feeds.FeedSink.Known;
import io.candela.marketdata.feeds.live.Parsed.Alive;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.Parsed.Broken;
import io.candela.marketdata.feeds.live.Parsed.Leaving;
import io.candela.marketdata.feeds.live.Parsed.Numbered;
import io.candela.marketdata.feeds.live.Parsed.PassedOver;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.TradeNumbers.Place;
import io.candela.marketdata.feeds.live.TradeNumbers.Place.Expected;
import io.candela.marketdata.feeds.live.TradeNumbers.Place.Gap;
import io.candela.marketdata.feeds.live.VenueRest.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes a feed's events of what one connection's frames say: each trade once, gaps where numbers are missing, quotes a few
 * times a second, and the seconds as they pass. What it knows of trades outlives the connection.
 */
final class FeedSession {
    private final Consumer<FeedEvent> sink;
    private final Map<Instrument, TradeNumbers> numbers;
    private final boolean consecutive;
    private final Conflation quotes;
    private final Counts counts;
    private Instant second;

    FeedSession(Consumer<FeedEvent> sink, Memory memory, Duration showEvery, Counts counts, Instant begin) {
        this.sink = sink;
        this.numbers = memory.numbers();
        this.consecutive = memory.consecutive();
        this.quotes = new Conflation(showEvery);
        this.counts = counts;
        this.second = begin.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What becomes of the connection. */
    enum Next {
        GO_ON,
        CONNECT_ANEW
    }

    Next take(Parsed parsed, Instant now) {
        pass(now);
        counts.add(parsed.kind());
        switch (parsed) {
            case Traded traded -> traded.trades().forEach(this::take);
            case Quoted quoted ->
                quoted.quotes().forEach(quote -> quotes.offer(quote, now).ifPresent(this::show));
            case Numbered numbered -> {
                sink.accept(new Heartbeat());
                report(numbered.instrument(), numbers(numbered.instrument()).upTo(numbered.newest()));
            }
            case Alive _ -> sink.accept(new Heartbeat());
            case Leaving _ -> {
                return Next.CONNECT_ANEW;
            }
            // Books have a connection of their own.
            case Booked _, PassedOver _, Unknown _, Refused _, Broken _ -> {}
        }
        return Next.GO_ON;
    }

    /** What the venue has answered for trades that were missing, if anything, has been taken. */
    void repaired(Missing missing) {
        boolean complete = numbers(missing.instrument()).hasAll(missing.first(), missing.last());
        sink.accept(new GapRepaired(missing.instrument(), complete));
    }

    /** Lets seconds pass that are over, and shows quotes that have waited. */
    void pass(Instant now) {
        while (!now.isBefore(second)) {
            sink.accept(new SecondPassed(second, Duration.ZERO));
            second = second.plusSeconds(1);
        }
        quotes.due(now).forEach(this::show);
    }

    private void take(Trade trade) {
        Place place = numbers(trade.instrument()).take(Long.parseLong(trade.tradeId()));
        if (place instanceof Place.Known) {
            counts.add("duplicate");
            return;
        }
        report(trade.instrument(), place);
        sink.accept(new TradeSeen(trade));
    }

    private void report(Instrument instrument, Place place) {
        switch (place) {
            case Gap(long first, long last) -> sink.accept(new SequenceGap(instrument, first, last));
            case Expected(), Place.Known() -> {}
        }
    }

    private void show(Quote quote) {
        sink.accept(new QuoteSeen(quote));
    }

    private TradeNumbers numbers(Instrument instrument) {
        return numbers.computeIfAbsent(instrument, any -> new TradeNumbers(consecutive));
    }

    /**
     * What a feed knows of its instruments' trades from one connection to the next.
     *
     * @param newest the time of each instrument's last trade
     */
    record Memory(boolean consecutive, Map<Instrument, TradeNumbers> numbers, Map<Instrument, Instant> newest) {
        static Memory fresh(boolean consecutive) {
            return new Memory(consecutive, new HashMap<>(), new HashMap<>());
        }

        /** Takes over what others have heard meanwhile. */
        void learn(Instrument instrument, Known trade) {
            numbers.computeIfAbsent(instrument, any -> new TradeNumbers(consecutive))
                    .learn(Long.parseLong(trade.tradeId()));
            newest.merge(instrument, trade.time(), Instants::later);
        }

        /** Takes note of what has come to nobody. */
        void miss(Hole hole) {
            numbers.computeIfAbsent(hole.instrument(), any -> new TradeNumbers(consecutive))
                    .miss(hole.first(), hole.last());
        }

        /** Forgets what came after {@code trade}: it may not have been delivered, and is to be asked for again. */
        void returnTo(Instrument instrument, Known trade) {
            numbers.remove(instrument);
            newest.remove(instrument);
            learn(instrument, trade);
        }
    }
}
