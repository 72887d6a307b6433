package io.candela.marketdata.feeds.live;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookChange.Applied;
import io.candela.marketdata.books.BookChange.Lost;
import io.candela.marketdata.books.BookChange.Outdated;
import io.candela.marketdata.books.BookChange.Waiting;
import io.candela.marketdata.books.BookMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes books of what one connection's frames say, and tells them a few times a second; says of which of them the venue
 * is to be asked anew.
 */
final class BookSession {
    private final Map<Instrument, FollowedBook> books;
    private final Consumer<Book> sink;
    private final BookCounts counts;
    private Instant heardAt;

    /** @param begin when the venue was connected */
    BookSession(Map<Instrument, FollowedBook> books, Consumer<Book> sink, BookCounts counts, Instant begin) {
        this.books = books;
        this.sink = sink;
        this.counts = counts;
        this.heardAt = begin;
    }

    /** The venue begins every book by itself. */
    void awaitAll(Instant now) {
        books.values().forEach(book -> book.asked(now));
    }

    void take(Parsed parsed, Instant now) {
        heardAt = now;
        if (parsed instanceof Parsed.Booked(List<BookMessage> messages)) {
            messages.forEach(message -> take(message, now));
        }
    }

    /** Tells what has changed, or is still so. */
    void pass(Instant now) {
        books.values().forEach(book -> book.due(now, heardAt).ifPresent(sink));
    }

    /** The books that the venue is to be asked for anew, each of which counts as asked for. */
    List<Instrument> wanted(Instant now) {
        List<Instrument> wanted = new ArrayList<>();
        books.forEach((instrument, book) -> {
            if (book.isWanted(now)) {
                book.asked(now);
                wanted.add(instrument);
            }
        });
        return wanted;
    }

    /** The connection has ended. */
    void end(Instant now) {
        books.values().forEach(book -> {
            if (book.abandon()) {
                lost(book, "connection", now);
            }
        });
    }

    void take(BookMessage message, Instant now) {
        FollowedBook book = books.get(message.instrument());
        if (book == null) {
            return;
        }
        switch (book.take(message, now)) {
            case Applied() -> counts.message("applied");
            case Outdated() -> counts.message("outdated");
            case Waiting() -> counts.message("waiting");
            case Lost(var cause) -> {
                counts.message("lost");
                lost(book, cause.code(), now);
            }
        }
    }

    private void lost(FollowedBook book, String cause, Instant now) {
        counts.resync(cause);
        book.lost(now).ifPresent(sink);
    }
}
