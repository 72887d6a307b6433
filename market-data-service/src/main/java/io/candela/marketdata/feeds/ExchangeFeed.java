package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A source of one venue's market data. */
public interface ExchangeFeed {
    /** A feed's name is unique: a venue's live feed has the venue's. */
    String name();

    Venue venue();

    /** Whether it notices each trade that it has missed since it heard the first one of an instrument. */
    boolean noticesGaps();

    /**
     * Delivers events until the connection ends (returns), is interrupted, or fails (throws). Connecting again is the
     * supervisor's job. The sink blocks while events cannot be taken.
     */
    void run(Set<Instrument> instruments, FeedSink sink) throws IOException, InterruptedException;

    /** Its venue's order books, to be run beside it; absent where nobody follows them. */
    default Optional<BookFeed> books() {
        return Optional.empty();
    }
}
