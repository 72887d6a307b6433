package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one venue answers to requests. */
public interface VenueRest {
    /** What is traded there now, by its symbol. */
    Symbols symbols() throws IOException, InterruptedException;

    /** Trades that were not heard, oldest first; fewer than asked for where the venue does not have them any more. */
    List<Trade> trades(Missing missing) throws IOException, InterruptedException;

    /** Where its connection tells no whole books: how they are asked for. */
    default Optional<BookRequests> books() {
        return Optional.empty();
    }

    /**
     * Trades that were not heard.
     *
     * @param symbol what the venue calls the instrument
     * @param first the number of the first one
     * @param since the time of a trade before them
     */
    record Missing(Instrument instrument, String symbol, long first, long last, Instant since) {
        public boolean includes(long number) {
            return first <= number && number <= last;
        }
    }
}
