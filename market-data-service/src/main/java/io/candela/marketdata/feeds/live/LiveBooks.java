package io.candela.marketdata.feeds.live;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookProperties;
import io.candela.marketdata.books.OrderBook;
import io.candela.marketdata.feeds.BookFeed;
import io.candela.marketdata.feeds.live.FollowedBook.Of;
import io.candela.marketdata.feeds.live.VenueSocket.Arrived;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books of a venue that is there now, over a connection of their own; one that was lost is asked for anew, alone. */
final class LiveBooks implements BookFeed {
    private static final Logger log = LoggerFactory.getLogger(LiveBooks.class);
    private static final Duration TURN = Duration.ofMillis(50);

    private final VenueLine line;
    private final BookProtocol protocol;
    private final Optional<BookRequests> requests;
    private final Rules rules;
    private final Counts messages;
    private final BookCounts counts;
    private final InstantSource wallClock;
    private final Map<Instrument, FollowedBook> books = new HashMap<>();

    LiveBooks(
            VenueLine line,
            BookProtocol protocol,
            Optional<BookRequests> requests,
            Rules rules,
            Counts messages,
            BookCounts counts,
            InstantSource wallClock) {
        this.line = line;
        this.protocol = protocol;
        this.requests = requests;
        this.rules = rules;
        this.messages = messages;
        this.counts = counts;
        this.wallClock = wallClock;
    }

    /**
     * How it listens.
     *
     * @param silence after how long without a word the connection counts as dead
     */
    record Rules(Duration silence, BookProperties books) {}

    @Override
    public void run(Set<Instrument> instruments, Consumer<Book> sink) throws IOException, InterruptedException {
        Symbols symbols = line.listed().only(instruments);
        if (symbols.isEmpty()) {
            throw new IOException(line.protocol().venue() + " trades none of the instruments");
        }
        symbols.instruments().forEach(this::follow);
        books.keySet().retainAll(symbols.instruments());
        try (VenueSocket socket = line.connect()) {
            for (String subscription : protocol.subscriptions(symbols)) {
                socket.send(subscription);
            }
            BookSession session = new BookSession(books, sink, counts, wallClock.instant());
            if (requests.isEmpty()) {
                session.awaitAll(wallClock.instant());
            }
            try {
                listen(socket, symbols, session);
            } finally {
                session.end(wallClock.instant());
            }
        }
    }

    private void follow(Instrument instrument) {
        books.computeIfAbsent(
                instrument,
                any -> new FollowedBook(
                        new Of(line.environment(), instrument, line.protocol().venue()),
                        new OrderBook(protocol.rules()),
                        rules.books()));
    }

    private void listen(VenueSocket socket, Symbols symbols, BookSession session)
            throws IOException, InterruptedException {
        WireParser parser = line.parser(symbols);
        Instant heardAt = wallClock.instant();
        while (true) {
            Arrived arrived = socket.next(TURN);
            Instant now = wallClock.instant();
            switch (arrived) {
                case Arrived.Frame(byte[] text) -> {
                    heardAt = now;
                    Parsed parsed = parser.parse(text, now);
                    messages.add(parsed.kind());
                    report(parsed);
                    session.take(parsed, now);
                    if (parsed instanceof Parsed.Leaving) {
                        return;
                    }
                }
                case Arrived.Closed _ -> {
                    return;
                }
                case Arrived.Snapshot(BookMessage book) -> session.take(book, now);
                case null -> {}
                case Arrived.Ping _, Arrived.Failed _, Arrived.Repaired _, Arrived.Unrepaired _ -> {}
            }
            if (now.isAfter(heardAt.plus(rules.silence()))) {
                throw new IOException("No book was heard of for " + rules.silence());
            }
            session.pass(now);
            for (Instrument wanted : session.wanted(now)) {
                ask(wanted, symbols.of(wanted), socket);
            }
        }
    }

    private void ask(Instrument instrument, String symbol, VenueSocket socket)
            throws IOException, InterruptedException {
        for (String message : protocol.again(symbol)) {
            socket.send(message);
        }
        requests.ifPresent(venue ->
                Thread.ofVirtual().name("book-" + symbol).start(() -> fetch(venue, instrument, symbol, socket)));
    }

    private void fetch(BookRequests venue, Instrument instrument, String symbol, VenueSocket socket) {
        try {
            messages.add(
                    socket.add(new Arrived.Snapshot(venue.snapshot(instrument, symbol)))
                            ? "book-snapshot"
                            : "book-snapshot-late");
        } catch (IOException failed) {
            messages.add("book-snapshot-failed");
            log.atWarn().addKeyValue("book", symbol).setCause(failed).log("A venue did not answer with a book");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Parsed parsed) {
        if (parsed instanceof Parsed.Refused(String why)) {
            log.atWarn()
                    .addKeyValue("feed", line.protocol().venue())
                    .addKeyValue("why", why)
                    .log("A venue has refused a book");
        }
    }
}
