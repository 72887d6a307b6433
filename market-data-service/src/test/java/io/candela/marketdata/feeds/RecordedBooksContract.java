package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookChange;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookMessage.Kind;
import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.OrderBook;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Beyond what is asked of any session: each level of a recorded book is read as it is written, and the books are followed
 * from their snapshots to the end of the session, as plain maps are.
 */
public abstract class RecordedBooksContract extends RecordedSessionContract {
    private final VenueProtocol protocol;

    protected RecordedBooksContract(VenueProtocol protocol, Recording recording) throws IOException {
        super(protocol, recording);
        this.protocol = protocol;
    }

    /** The levels in {@code message}, each as {@link #level} writes it, in any order. */
    protected abstract List<String> levelsIn(JsonNode message);

    /** Books that were asked for during the session. */
    protected List<BookMessage> requested() throws IOException, InterruptedException {
        return List.of();
    }

    /** How many books there are snapshots of. */
    protected abstract int followed();

    @Test
    void everyLevelIsReadAsItIsWritten() throws Exception {
        int levels = 0;
        for (Message message : messages()) {
            List<String> read = message.parsed() instanceof Booked(List<BookMessage> books)
                    ? books.stream().flatMap(RecordedBooksContract::levels).toList()
                    : List.of();
            assertThat(read.stream().sorted())
                    .as("a message of %s", nameOf(message.tree()))
                    .isEqualTo(levelsIn(message.tree()).stream().sorted().toList());
            levels += read.size();
        }
        System.out.printf("%-10s %d levels of books%n", protocol.venue(), levels);
        assertThat(levels).isPositive();
    }

    @Test
    void everyBookIsFollowedToTheEnd() throws Exception {
        BookRules rules = protocol.books().orElseThrow().rules();
        Map<Instrument, OrderBook> books = new HashMap<>();
        Map<Instrument, Plain> plain = new HashMap<>();
        List<BookMessage> changes = new ArrayList<>();
        for (Message message : messages()) {
            if (message.parsed() instanceof Booked(List<BookMessage> those)) {
                changes.addAll(those);
            }
        }
        List<BookMessage> requested = requested();
        for (BookMessage message :
                Stream.concat(changes.stream(), requested.stream()).toList()) {
            assertThat(books.computeIfAbsent(message.instrument(), any -> new OrderBook(rules))
                            .take(message))
                    .isNotInstanceOf(BookChange.Lost.class);
        }
        for (BookMessage message :
                Stream.concat(requested.stream(), changes.stream()).toList()) {
            plain.computeIfAbsent(message.instrument(), any -> new Plain()).take(message);
        }

        assertThat(books.values().stream().filter(OrderBook::isFollowed)).hasSize(followed());
        books.forEach((instrument, book) -> {
            if (book.isFollowed()) {
                Plain expected = plain.getOrDefault(instrument, new Plain());
                assertThat(book.bids(Book.DEPTH)).isEqualTo(expected.top(expected.bids));
                assertThat(book.asks(Book.DEPTH)).isEqualTo(expected.top(expected.asks));
            }
        });
    }

    protected static String level(boolean bid, JsonNode price, JsonNode quantity) {
        return (bid ? "bid " : "ask ") + price.asString() + ' ' + quantity.asString();
    }

    /** Rows of price and quantity. */
    protected static List<String> levels(boolean bid, JsonNode rows) {
        return rows.valueStream().map(row -> level(bid, row.get(0), row.get(1))).toList();
    }

    private static Stream<String> levels(BookMessage book) {
        return Stream.concat(
                book.bids().stream().map(level -> "bid " + written(level)),
                book.asks().stream().map(level -> "ask " + written(level)));
    }

    private static String written(BookLevel level) {
        return level.price().toPlainString() + ' ' + level.quantity().toPlainString();
    }

    /** A book that is kept without a rule. */
    private static final class Plain {
        private final SortedMap<BigDecimal, BookLevel> bids = new TreeMap<>(Comparator.reverseOrder());
        private final SortedMap<BigDecimal, BookLevel> asks = new TreeMap<>();
        private long last = Long.MIN_VALUE;

        void take(BookMessage message) {
            long number = message.numbers() == null ? last : message.numbers().last();
            if (message.kind() == Kind.SNAPSHOT) {
                bids.clear();
                asks.clear();
            } else if (number < last) {
                return;
            }
            last = number;
            message.bids().forEach(level -> put(level, bids));
            message.asks().forEach(level -> put(level, asks));
        }

        private static void put(BookLevel level, SortedMap<BigDecimal, BookLevel> side) {
            side.put(level.price(), level);
            if (level.quantity().signum() == 0) {
                side.remove(level.price());
            }
        }

        List<BookLevel> top(SortedMap<BigDecimal, BookLevel> side) {
            return side.values().stream().limit(Book.DEPTH).toList();
        }
    }
}
