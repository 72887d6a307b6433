package io.candela.marketdata.feeds.live;

import io.candela.contracts.Book;
import io.candela.contracts.Book.Checksum;
import io.candela.contracts.Book.Level;
import io.candela.contracts.Book.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.books.BookChange;
import io.candela.marketdata.books.BookChecksum;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookProperties;
import io.candela.marketdata.books.OrderBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A venue's book of one instrument, and what has been told of it; it outlives the connection. */
final class FollowedBook {
    private final Of of;
    private final OrderBook book;
    private final BookProperties properties;
    private final ResyncPace pace;
    private @Nullable BookMessage newest;
    private @Nullable Book shown;
    private Instant receivedAt = Instant.EPOCH;
    private Instant shownAt = Instant.EPOCH;
    private boolean changed;
    private long resyncs;

    FollowedBook(Of of, OrderBook book, BookProperties properties) {
        this.of = of;
        this.book = book;
        this.properties = properties;
        this.pace = new ResyncPace(properties.firstPause(), properties.longestPause());
    }

    /** Whose book it is. */
    record Of(Environment environment, Instrument instrument, Venue venue) {}

    BookChange take(BookMessage message, Instant now) {
        BookChange change = book.take(message);
        if (book.isFollowed() && change instanceof BookChange.Applied) {
            newest = message;
            receivedAt = now;
            changed = true;
        }
        return change;
    }

    /** Nobody is heard any more who could say how it goes on; whether it was followed until now. */
    boolean abandon() {
        boolean followed = book.isFollowed();
        book.abandon();
        return followed;
    }

    /** What was told of it last is not so any more; the answer is to be told at once, if anything was. */
    Optional<Book> lost(Instant now) {
        resyncs++;
        changed = false;
        Book last = shown;
        if (last == null) {
            return Optional.empty();
        }
        shown = new Book(
                last.environment(),
                last.instrument(),
                last.venue(),
                State.RESYNCING,
                last.bids(),
                last.asks(),
                last.sequence(),
                last.checksum(),
                resyncs,
                last.time(),
                last.receivedAt(),
                last.staleAt().isBefore(now) ? last.staleAt() : now);
        return Optional.of(shown);
    }

    /** Whether the venue is to be asked to begin it anew. */
    boolean isWanted(Instant now) {
        return !book.isFollowed() && pace.isDue(now);
    }

    void asked(Instant now) {
        pace.asked(now);
    }

    /**
     * The book, if it is time to tell it.
     *
     * @param heardAt when its venue was heard last, whatever it said
     */
    Optional<Book> due(Instant now, Instant heardAt) {
        BookMessage last = newest;
        if (last == null || !book.isFollowed() || now.isBefore(shownAt.plus(properties.showEvery()))) {
            return Optional.empty();
        }
        boolean confirmed = heardAt.isAfter(shownAt) && !now.isBefore(shownAt.plus(properties.confirmEvery()));
        if (!changed && !confirmed) {
            return Optional.empty();
        }
        shownAt = now;
        changed = false;
        shown = book(last, heardAt.plus(properties.staleAfter()));
        return Optional.of(shown);
    }

    private Book book(BookMessage last, Instant staleAt) {
        List<BookLevel> bids = book.bids(Book.DEPTH);
        List<BookLevel> asks = book.asks(Book.DEPTH);
        Long checksum = last.checksum();
        return new Book(
                of.environment(),
                of.instrument(),
                of.venue(),
                State.FOLLOWED,
                levels(bids),
                levels(asks),
                book.sequence(),
                checksum == null
                        ? null
                        : new Checksum(
                                BookChecksum.ALGORITHM,
                                checksum,
                                decimals(bids, asks, BookLevel::price),
                                decimals(bids, asks, BookLevel::quantity)),
                resyncs,
                last.time(),
                receivedAt,
                staleAt);
    }

    private static List<Level> levels(List<BookLevel> side) {
        return side.stream()
                .map(level -> new Level(level.price(), level.quantity()))
                .toList();
    }

    private static int decimals(List<BookLevel> bids, List<BookLevel> asks, Function<BookLevel, BigDecimal> number) {
        return Stream.concat(bids.stream(), asks.stream())
                .map(number)
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
    }
}
