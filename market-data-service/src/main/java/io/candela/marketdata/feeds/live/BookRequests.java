package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookMessage;
import java.io.IOException;

/** Asks for books of a venue that tells only how they change. */
@FunctionalInterface
public interface BookRequests {
    /** The book as it is now, with the number of the last change that is in it. */
    BookMessage snapshot(Instrument instrument, String symbol) throws IOException, InterruptedException;
}
