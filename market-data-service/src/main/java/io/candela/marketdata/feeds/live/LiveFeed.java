package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.BookFeed;
import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.FeedEvent;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.FeedSink;
import io.candela.marketdata.feeds.FeedSink.Hole;
import io.candela.marketdata.feeds.live.FeedSession.Memory;
import io.candela.marketdata.feeds.live.FeedSession.Next;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.VenueRest.Missing;
import io.candela.marketdata.feeds.live.VenueSocket.Arrived;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of a venue that is there now: asks what is traded, subscribes, and listens; trades that it misses it asks for. */
final class LiveFeed implements ExchangeFeed {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration TURN = Duration.ofMillis(50);
    /** A longer gap is older than what candles take, and would not fit into memory. */
    private static final long MOST = 100_000;
    /** How much earlier than the one before it a trade may have been made; a venue that begins to count anew has others. */
    private static final Duration DISORDER = Duration.ofSeconds(5);

    private final VenueLine line;
    private final VenueProtocol protocol;
    private final VenueRest rest;
    private final Optional<BookFeed> books;
    private final Rules rules;
    private final Counts counts;
    private final InstantSource wallClock;
    private final Memory memory;
    /** Whether all that this feed remembers has been written, too. */
    private boolean settled = true;

    LiveFeed(VenueLine line, Rules rules, Counts counts, Optional<BookFeed> books, InstantSource wallClock) {
        this.line = line;
        this.protocol = line.protocol();
        this.rest = line.rest();
        this.rules = rules;
        this.counts = counts;
        this.books = books;
        this.wallClock = wallClock;
        this.memory = Memory.fresh(protocol.numbersTrades());
    }

    /**
     * How it listens.
     *
     * @param silence after how long without a word the connection counts as dead
     * @param quotesEvery how often an instrument's quote is passed on
     */
    record Rules(Duration silence, Duration quotesEvery) {}

    @Override
    public String name() {
        return protocol.venue().id();
    }

    @Override
    public Venue venue() {
        return protocol.venue();
    }

    @Override
    public boolean noticesGaps() {
        return protocol.numbersTrades();
    }

    @Override
    public Optional<BookFeed> books() {
        return books;
    }

    @Override
    public void run(Set<Instrument> instruments, FeedSink sink) throws IOException, InterruptedException {
        Symbols symbols = line.list().only(instruments);
        if (symbols.isEmpty()) {
            throw new IOException(name() + " trades none of the instruments");
        }
        sink.known().forEach(settled ? memory::learn : memory::returnTo);
        settled = true;
        try (VenueSocket socket = line.connect()) {
            for (String subscription : protocol.subscriptions(symbols)) {
                socket.send(subscription);
            }
            listen(socket, symbols, sink);
        } finally {
            settled = sink.settle();
        }
    }

    private void listen(VenueSocket socket, Symbols symbols, FeedSink sink) throws IOException, InterruptedException {
        WireParser parser = line.parser(symbols);
        Repairs repairs = new Repairs(socket, symbols, sink);
        FeedSession session = new FeedSession(repairs, memory, rules.quotesEvery(), counts, wallClock.instant());
        if (protocol.numbersTrades()) {
            sink.missing().forEach(repairs::fill);
        }
        Instant heardAt = wallClock.instant();
        Next next = Next.GO_ON;
        while (next == Next.GO_ON) {
            Arrived arrived = socket.next(TURN);
            Instant now = wallClock.instant();
            if (arrived != null) {
                // A venue may ping and have nothing to say for hours: that is no sign of life.
                heardAt = arrived instanceof Arrived.Ping ? heardAt : now;
                next = take(arrived, parser, session, now);
            }
            if (now.isAfter(heardAt.plus(rules.silence()))) {
                throw new IOException("Nothing was heard for " + rules.silence());
            }
            session.pass(now);
        }
    }

    private Next take(Arrived arrived, WireParser parser, FeedSession session, Instant now) {
        return switch (arrived) {
            case Arrived.Frame(byte[] text) -> {
                Parsed parsed = parser.parse(text, now);
                report(parsed);
                yield session.take(parsed, now);
            }
            case Arrived.Ping() -> {
                counts.add("ping");
                yield Next.GO_ON;
            }
            case Arrived.Repaired(Missing missing, Traded trades) -> {
                Next next = session.take(trades, now);
                session.repaired(missing);
                yield next;
            }
            case Arrived.Unrepaired(Missing missing) -> {
                session.repaired(missing);
                yield Next.GO_ON;
            }
            case Arrived.Closed(String why) -> {
                log.atInfo()
                        .addKeyValue("feed", name())
                        .addKeyValue("why", why)
                        .log("A venue has closed the connection");
                yield Next.CONNECT_ANEW;
            }
            case Arrived.Snapshot _, Arrived.Failed _ -> Next.CONNECT_ANEW;
        };
    }

    private void report(Parsed parsed) {
        if (parsed instanceof Parsed.Refused(String why)) {
            log.atWarn().addKeyValue("feed", name()).addKeyValue("why", why).log("A venue has refused something");
        } else if (parsed instanceof Parsed.Broken(String why)) {
            log.atDebug().addKeyValue("feed", name()).addKeyValue("why", why).log("A frame cannot be read");
        }
    }

    /** Passes events on, and asks for what a gap leaves out; the answer gets in line with what arrives. */
    private final class Repairs implements FeedSink {
        private final VenueSocket socket;
        private final Symbols symbols;
        private final FeedSink sink;

        Repairs(VenueSocket socket, Symbols symbols, FeedSink sink) {
            this.socket = socket;
            this.symbols = symbols;
            this.sink = sink;
        }

        @Override
        public Optional<Reached> reached() {
            return sink.reached();
        }

        @Override
        public boolean settle() {
            return sink.settle();
        }

        @Override
        public void accept(FeedEvent event) {
            sink.accept(event);
            switch (event) {
                case TradeSeen(Trade trade) -> memory.newest().put(trade.instrument(), trade.time());
                case SequenceGap gap -> repair(gap);
                default -> {}
            }
        }

        /** Asks for what somebody else has asked for, and was stopped. */
        void fill(Hole hole) {
            if (symbols.instruments().contains(hole.instrument())) {
                memory.miss(hole);
                SequenceGap gap = new SequenceGap(hole.instrument(), hole.first(), hole.last());
                sink.accept(gap);
                repair(gap, hole.since());
            }
        }

        private void repair(SequenceGap gap) {
            @Nullable Instant since = memory.newest().get(gap.instrument());
            repair(gap, since == null ? wallClock.instant().minus(rules.silence()) : since);
        }

        private void repair(SequenceGap gap, Instant since) {
            if (gap.last() - gap.first() >= MOST) {
                counts.add("repair-too-large");
                sink.accept(new GapRepaired(gap.instrument(), false));
                return;
            }
            Missing missing =
                    new Missing(gap.instrument(), symbols.of(gap.instrument()), gap.first(), gap.last(), since);
            Thread.ofVirtual().name("repair-" + name()).start(() -> fetch(missing));
        }

        private void fetch(Missing missing) {
            try {
                counts.add(socket.add(answer(missing)) ? "repair" : "repair-late");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private Arrived answer(Missing missing) throws InterruptedException {
            try {
                return new Arrived.Repaired(
                        missing,
                        new Traded(rest.trades(missing).stream()
                                .filter(trade ->
                                        !trade.time().isBefore(missing.since().minus(DISORDER)))
                                .toList()));
            } catch (IOException failed) {
                counts.add("repair-failed");
                log.atWarn().addKeyValue("feed", name()).setCause(failed).log("A gap could not be filled");
                return new Arrived.Unrepaired(missing);
            }
        }
    }
}
