package io.candela.marketdata.feeds;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** A source of one venue's order books, apart from its trades so that neither waits for the other. */
@FunctionalInterface
public interface BookFeed {
    /**
     * Delivers books until the connection ends (returns), is interrupted, or fails (throws). Connecting again is the
     * supervisor's job.
     */
    void run(Set<Instrument> instruments, Consumer<Book> sink) throws IOException, InterruptedException;
}
