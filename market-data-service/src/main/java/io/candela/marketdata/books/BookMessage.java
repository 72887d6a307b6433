package io.candela.marketdata.books;

import io.candela.contracts.Instrument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says of a book.
 *
 * @param kind whether these levels are all of the book or what has changed in it
 * @param numbers the venue's own numbers of what is in the message; absent where it has none
 * @param checksum of the book after this message; absent where the venue says none
 * @param time when the venue says that it was so
 */
public record BookMessage(
        Instrument instrument,
        Kind kind,
        List<BookLevel> bids,
        List<BookLevel> asks,
        @Nullable Numbers numbers,
        @Nullable Long checksum,
        Instant time) {
    public BookMessage {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Whether a message can stand alone. */
    public enum Kind {
        SNAPSHOT,
        CHANGES
    }

    /** From the first change that is in a message to the last; of a snapshot, the last that is in it. */
    public record Numbers(long first, long last) {
        public Numbers {
            if (first > last) {
                throw new IllegalArgumentException("A message cannot end before it begins");
            }
        }
    }
}
