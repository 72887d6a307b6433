package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Book.State;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.sandbox.stage.Fault;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What must be made of the books of a venue that numbers its messages or sums its books up, so that a loss shows. */
public abstract class CheckedBooksContract extends SimulatedBooksContract {
    protected CheckedBooksContract(String venue, Function<LiveFeeds, ExchangeFeed> feed) {
        super(venue, feed);
    }

    /** What shows that a message was lost. */
    protected abstract String cause();

    @Test
    void aBookOfWhichAMessageIsLostIsBegunAnewWhileTheOthersGoOn() {
        connect();
        passUntil(() -> told(BTC).size() > 5 && told(DOGE).size() > 2);

        begin(new Fault.LostQuotes(1, "BTC"));
        passUntil(
                () -> told(BTC).getLast().resyncs() == 1 && told(BTC).getLast().state() == State.FOLLOWED);
        int before = told(DOGE).size();
        passUntil(() -> told(DOGE).size() > before + 2);
        assertThatBooksAreTrue();
        assertThat(told(BTC))
                .filteredOn(book -> book.state() == State.RESYNCING)
                .singleElement()
                .satisfies(book -> assertThat(book.staleAt()).isBeforeOrEqualTo(now()));
        assertThat(told(DOGE)).allMatch(book -> book.state() == State.FOLLOWED && book.resyncs() == 0);
        assertThat(resyncs(cause())).isEqualTo(1);
    }
}
