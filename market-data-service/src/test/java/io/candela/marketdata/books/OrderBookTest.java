package io.candela.marketdata.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookChange.Applied;
import io.candela.marketdata.books.BookChange.Cause.Crossed;
import io.candela.marketdata.books.BookChange.Cause.Gap;
import io.candela.marketdata.books.BookChange.Cause.Mismatch;
import io.candela.marketdata.books.BookChange.Cause.Shallow;
import io.candela.marketdata.books.BookChange.Lost;
import io.candela.marketdata.books.BookChange.Outdated;
import io.candela.marketdata.books.BookChange.Waiting;
import io.candela.marketdata.books.BookMessage.Kind;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.books.BookRules.Numbering;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final BookRules CHECKSUMS = new BookRules(25, true, Numbering.NONE);
    private static final BookRules NUMBERS = new BookRules(1_000, false, Numbering.CONSECUTIVE);
    private static final BookRules UNNUMBERED = new BookRules(1_000, false, Numbering.NONE);
    private static final int STEPS = 200;

    /** The example of "Spot WebSockets (v2) Book Checksum". */
    @Test
    void theChecksumIsTheOneOfKrakensExample() {
        List<BookLevel> asks = levels(
                "45285.2 0.00100000, 45286.4 1.54571953, 45286.6 1.54571109, 45289.6 1.54560911, 45290.2 0.15890660,"
                        + " 45291.8 1.54553491, 45294.7 0.04454749, 45296.1 0.35380000, 45297.5 0.09945542,"
                        + " 45299.5 0.18772827");
        List<BookLevel> bids = levels(
                "45283.5 0.10000000, 45283.4 1.54582015, 45282.1 0.10000000, 45281.0 0.10000000, 45280.3 1.54592586,"
                        + " 45279.0 0.07990000, 45277.6 0.03310103, 45277.5 0.30000000, 45277.3 1.54602737,"
                        + " 45276.6 0.15445238");

        assertThat(BookChecksum.of(bids, asks)).isEqualTo(3_310_070_434L);
        OrderBook book = new OrderBook(CHECKSUMS);
        assertThat(book.take(message(Kind.SNAPSHOT, bids, asks, null, 3_310_070_434L)))
                .isEqualTo(new Applied());
        assertThat(book.take(message(Kind.CHANGES, levels("45283.5 0.2"), List.of(), null, 1L)))
                .isInstanceOfSatisfying(
                        Lost.class,
                        lost -> assertThat(lost.cause())
                                .isInstanceOfSatisfying(
                                        Mismatch.class,
                                        mismatch ->
                                                assertThat(mismatch.expected()).isEqualTo(1)));
        assertThat(book.isFollowed()).isFalse();
    }

    @Property(tries = 100)
    void withoutLossesTheBookIsAlwaysTheVenues(@ForAll Random random) {
        for (BookRules rules : List.of(CHECKSUMS, NUMBERS)) {
            SimulatedBook venue = new SimulatedBook(random, rules, rules.refilled());
            OrderBook book = new OrderBook(rules);
            assertThat(book.take(venue.snapshot())).isEqualTo(new Applied());
            for (int step = 0; step < STEPS; step++) {
                assertThat(book.take(venue.next())).isEqualTo(new Applied());
                assertThat(book.bids(100)).isEqualTo(venue.topBids(100));
                assertThat(book.asks(100)).isEqualTo(venue.topAsks(100));
            }
        }
    }

    @Property(tries = 100)
    void aMessageThatIsLostShowsInTheNumberOfTheNext(@ForAll Random random) {
        SimulatedBook venue = new SimulatedBook(random, NUMBERS, false);
        OrderBook book = new OrderBook(NUMBERS);
        book.take(venue.snapshot());
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(10) > 0) {
                assertThat(book.take(venue.next())).isEqualTo(new Applied());
                continue;
            }
            long expected = book.sequence() + 1;
            venue.next();
            BookMessage found = venue.next();
            assertThat(book.take(found))
                    .isEqualTo(new Lost(new Gap(expected, numbers(found).first())));
            assertThat(book.take(venue.next())).isEqualTo(new Waiting());
            assertThat(book.take(venue.snapshot())).isEqualTo(new Applied());
            assertThat(book.bids(100)).isEqualTo(venue.topBids(100));
        }
    }

    /** A checksum is of the ten best levels of each side: no more can be told by it. */
    @Property(tries = 100)
    void aMessageThatIsLostShowsInTheChecksumBeforeAWrongLevelIsAmongTheTen(@ForAll Random random) {
        SimulatedBook venue = new SimulatedBook(random, CHECKSUMS, true);
        OrderBook book = new OrderBook(CHECKSUMS);
        book.take(venue.snapshot());
        int noticed = 0;
        for (int step = 0; step < STEPS; step++) {
            boolean harm = random.nextInt(10) == 0;
            if (harm) {
                venue.next();
            }
            switch (book.take(venue.next())) {
                case Applied() -> {
                    assertThat(book.bids(10)).isEqualTo(venue.topBids(10));
                    assertThat(book.asks(10)).isEqualTo(venue.topAsks(10));
                }
                case Lost(var cause) -> {
                    noticed++;
                    assertThat(cause).isInstanceOfAny(Mismatch.class, Crossed.class);
                    book.take(venue.snapshot());
                }
                case Outdated(), Waiting() -> throw new AssertionError("There are no numbers");
            }
        }
        assertThat(noticed).isPositive();
    }

    /** Binance: changes are heard first, then the snapshot is asked for, which is somewhere among them. */
    @Property(tries = 100)
    void changesThatCameBeforeTheSnapshotFollowOnIt(@ForAll Random random) {
        SimulatedBook venue = new SimulatedBook(random, NUMBERS, false);
        OrderBook book = new OrderBook(NUMBERS);
        int before = random.nextInt(20);
        Stream.generate(venue::next).limit(before).forEach(book::take);
        BookMessage snapshot = venue.snapshot();
        Stream.generate(venue::next).limit(random.nextInt(20)).forEach(book::take);

        assertThat(book.take(snapshot)).isEqualTo(new Applied());
        assertThat(book.bids(100)).isEqualTo(venue.topBids(100));
        assertThat(book.asks(100)).isEqualTo(venue.topAsks(100));
    }

    @Property(tries = 100)
    void ofABookThatIsNotKeptAsAWholeTheTopIsRightOrItIsLost(@ForAll Random random) {
        BookRules rules = new BookRules(25, false, Numbering.CONSECUTIVE);
        SimulatedBook venue = new SimulatedBook(random, rules, false);
        OrderBook book = new OrderBook(rules);
        book.take(venue.snapshot());
        for (int step = 0; step < STEPS; step++) {
            switch (book.take(venue.next())) {
                case Applied() -> {
                    assertThat(book.bids(Book.DEPTH)).isEqualTo(venue.topBids(Book.DEPTH));
                    assertThat(book.asks(Book.DEPTH)).isEqualTo(venue.topAsks(Book.DEPTH));
                }
                case Lost(var cause) -> {
                    assertThat(cause).isEqualTo(new Shallow());
                    book.take(venue.snapshot());
                }
                case Outdated(), Waiting() -> throw new AssertionError("Nothing is missing");
            }
        }
    }

    @Test
    void aSnapshotThatEndsBeforeTheFirstChangeThatWaitsIsNotEnough() {
        OrderBook book = new OrderBook(NUMBERS);
        book.take(numbered(Kind.CHANGES, 12, 13));
        book.take(numbered(Kind.CHANGES, 14, 14));

        assertThat(book.take(numbered(Kind.SNAPSHOT, 10, 10))).isEqualTo(new Lost(new Gap(11, 12)));
        assertThat(book.take(numbered(Kind.SNAPSHOT, 12, 12))).isEqualTo(new Applied());
        assertThat(book.sequence()).isEqualTo(14);
    }

    @Test
    void whatIsOlderThanTheBookChangesNothing() {
        OrderBook book = new OrderBook(NUMBERS);
        book.take(numbered(Kind.SNAPSHOT, 10, 10));

        assertThat(book.take(numbered(Kind.CHANGES, 9, 10))).isEqualTo(new Outdated());
        assertThat(book.take(numbered(Kind.CHANGES, 10, 11))).isEqualTo(new Applied());
        assertThat(book.take(numbered(Kind.SNAPSHOT, 11, 11))).isEqualTo(new Outdated());

        OrderBook ascending = new OrderBook(new BookRules(100, true, Numbering.ASCENDING));
        ascending.take(numbered(Kind.SNAPSHOT, 10, 10));
        assertThat(ascending.take(numbered(Kind.SNAPSHOT, 30, 30))).isEqualTo(new Applied());
        assertThat(ascending.take(numbered(Kind.SNAPSHOT, 20, 20))).isEqualTo(new Outdated());
    }

    @Test
    void aBookInWhichBidsAreAboveAsksIsLost() {
        OrderBook book = new OrderBook(UNNUMBERED);
        book.take(message(Kind.SNAPSHOT, levels("99 1"), levels("101 1"), null, null));

        assertThat(book.take(message(Kind.CHANGES, levels("101 2"), List.of(), null, null)))
                .isEqualTo(new Lost(new Crossed(new BigDecimal("101"), new BigDecimal("101"))));
        assertThat(book.take(message(Kind.CHANGES, List.of(), levels("101 0"), null, null)))
                .isEqualTo(new Waiting());
    }

    @Test
    void aPriceThatIsWrittenWithOtherDigitsIsTheSameLevel() {
        OrderBook book = new OrderBook(UNNUMBERED);
        book.take(message(Kind.SNAPSHOT, levels("99.50 1"), List.of(), null, null));
        book.take(message(Kind.CHANGES, levels("99.5 2.0"), List.of(), null, null));

        assertThat(book.bids(5)).isEqualTo(levels("99.5 2.0"));
    }

    private static Numbers numbers(BookMessage message) {
        Numbers numbers = message.numbers();
        if (numbers == null) {
            throw new AssertionError("It has no numbers");
        }
        return numbers;
    }

    private static BookMessage numbered(Kind kind, long first, long last) {
        return message(kind, levels("99 " + last), levels("101 1"), new Numbers(first, last), null);
    }

    private static BookMessage message(
            Kind kind, List<BookLevel> bids, List<BookLevel> asks, @Nullable Numbers numbers, @Nullable Long checksum) {
        return new BookMessage(
                new Instrument("BTC-USD"), kind, bids, asks, numbers, checksum, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static List<BookLevel> levels(String text) {
        return Stream.of(text.split(", *", -1))
                .map(level -> level.split(" ", -1))
                .map(level -> new BookLevel(new BigDecimal(level[0]), new BigDecimal(level[1])))
                .toList();
    }
}
