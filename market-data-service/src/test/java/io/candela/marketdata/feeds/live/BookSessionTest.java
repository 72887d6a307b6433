package io.candela.marketdata.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Book;
import io.candela.contracts.Book.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookMessage.Kind;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.BookRules.Numbering;
import io.candela.marketdata.books.OrderBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookSessionTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final BookRules RULES = new BookRules(1_000, false, Numbering.CONSECUTIVE);

    private final List<Book> told = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<Instrument, FollowedBook> books = Map.of(BTC, followed(BTC), ETH, followed(ETH));
    private BookSession session = session(BEGIN);

    @Test
    void aBookIsToldSomeTimesASecondAsItIsThen() {
        snapshot(BTC, 10, 0);
        session.pass(at(0));
        changes(BTC, 11, "2", 100);
        session.pass(at(100));
        changes(BTC, 12, "3", 200);
        session.pass(at(200));
        assertThat(told).extracting(Book::sequence).containsExactly(10L);

        session.pass(at(250));
        session.pass(at(600));
        assertThat(told).extracting(Book::sequence).containsExactly(10L, 12L);
        assertThat(told.getLast().bids().getFirst().quantity()).isEqualTo("3");
        assertThat(told.getLast().receivedAt()).isEqualTo(at(200));
    }

    @Test
    void aBookThatStaysIsCurrentForAsLongAsItsVenueIsHeard() {
        snapshot(BTC, 10, 0);
        session.pass(at(0));
        assertThat(told.getLast().staleAt()).isEqualTo(at(10_000));

        session.take(new Parsed.Alive("heartbeat"), at(1_000));
        session.pass(at(1_999));
        assertThat(told).hasSize(1);
        session.pass(at(2_000));
        assertThat(told).hasSize(2);
        assertThat(told.getLast().staleAt()).isEqualTo(at(11_000));
        session.pass(at(60_000));
        assertThat(told).hasSize(2);
    }

    @Test
    void aBookThatIsLostIsNotCurrentFromThenOnAndAloneAskedForAnew() {
        snapshot(BTC, 10, 0);
        snapshot(ETH, 10, 0);
        session.pass(at(0));
        told.clear();
        changes(BTC, 12, "2", 7_000);

        Book lost = told.getFirst();
        assertThat(told).hasSize(1);
        assertThat(lost.instrument()).isEqualTo(BTC);
        assertThat(lost.state()).isEqualTo(State.RESYNCING);
        assertThat(lost.sequence()).isEqualTo(10);
        assertThat(lost.staleAt()).isEqualTo(at(7_000));
        assertThat(lost.resyncs()).isEqualTo(1);
        assertThat(resyncs("gap")).isEqualTo(1);
        assertThat(session.wanted(at(7_000))).containsExactly(BTC);
        changes(ETH, 11, "5", 7_050);
        session.pass(at(7_050));
        assertThat(told.getLast().instrument()).isEqualTo(ETH);
        assertThat(told.getLast().state()).isEqualTo(State.FOLLOWED);

        snapshot(BTC, 12, 7_100);
        session.pass(at(7_100));
        assertThat(told.getLast().instrument()).isEqualTo(BTC);
        assertThat(told.getLast().state()).isEqualTo(State.FOLLOWED);
        assertThat(told.getLast().resyncs()).isEqualTo(1);
    }

    @Test
    void whoeverDoesNotAnswerIsAskedEverMoreRarely() {
        assertThat(session.wanted(at(4_999))).isEmpty();
        List<Long> asked = new ArrayList<>();
        for (long second = 5; second < 400; second++) {
            if (session.wanted(at(second * 1_000)).contains(BTC)) {
                asked.add(second);
            }
        }

        assertThat(asked).containsExactly(5L, 15L, 35L, 75L, 135L, 195L, 255L, 315L, 375L);
    }

    @Test
    void withItsConnectionEveryBookIsLost() {
        snapshot(BTC, 10, 0);
        session.pass(at(0));
        session.end(at(500));
        assertThat(told.getLast().state()).isEqualTo(State.RESYNCING);
        assertThat(resyncs("connection")).isEqualTo(1);

        session = session(at(5_000));
        changes(BTC, 11, "2", 5_100);
        session.pass(at(5_100));
        assertThat(told.getLast().state()).isEqualTo(State.RESYNCING);
        snapshot(BTC, 10, 5_200);
        session.pass(at(5_200));
        assertThat(told.getLast().state()).isEqualTo(State.FOLLOWED);
        assertThat(told.getLast().sequence()).isEqualTo(11);
    }

    private BookSession session(Instant begin) {
        BookSession begun = new BookSession(books, told::add, new BookCounts(meters, new Venue("binance")), begin);
        begun.awaitAll(begin);
        return begun;
    }

    private static FollowedBook followed(Instrument instrument) {
        return new FollowedBook(
                new FollowedBook.Of(Environment.SANDBOX, instrument, new Venue("binance")),
                new OrderBook(RULES),
                TestFeeds.BOOKS);
    }

    private double resyncs(String cause) {
        return meters.counter("candela.market-data.book.resyncs", "venue", "binance", "cause", cause)
                .count();
    }

    private void snapshot(Instrument of, long number, long millis) {
        take(of, Kind.SNAPSHOT, number, "1", millis);
    }

    private void changes(Instrument of, long number, String quantity, long millis) {
        take(of, Kind.CHANGES, number, quantity, millis);
    }

    private void take(Instrument of, Kind kind, long number, String quantity, long millis) {
        BookMessage message = new BookMessage(
                of,
                kind,
                List.of(new BookLevel(new BigDecimal("99"), new BigDecimal(quantity))),
                List.of(new BookLevel(new BigDecimal("101"), BigDecimal.ONE)),
                new Numbers(number, number),
                null,
                at(millis));
        session.take(new Parsed.Booked(List.of(message)), at(millis));
    }

    private static Instant at(long millis) {
        return BEGIN.plus(Duration.ofMillis(millis));
    }
}
