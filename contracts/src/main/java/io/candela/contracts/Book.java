package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The top of one venue's order book.
 *
 * @param bids what is wanted, the highest price first, at most {@link #DEPTH} levels
 * @param asks what is offered, the lowest price first, at most {@link #DEPTH} levels
 * @param sequence the venue's number of the last change that is in it; where it has none, how many of its messages are
 * @param checksum what the venue's own checksum of it was; absent where the venue has none
 * @param resyncs how often the book was lost, and begun anew, since the process began that follows it
 * @param time when the venue says that it changed last
 * @param staleAt from when on this book must not be taken for current
 */
public record Book(
        Environment environment,
        Instrument instrument,
        Venue venue,
        State state,
        List<Level> bids,
        List<Level> asks,
        long sequence,
        @Nullable Checksum checksum,
        long resyncs,
        Instant time,
        Instant receivedAt,
        Instant staleAt) {

    /** How many levels of each side an event has at most. */
    public static final int DEPTH = 20;

    public Book {
        bids = sorted(bids, Comparator.reverseOrder());
        asks = sorted(asks, Comparator.naturalOrder());
        if (!bids.isEmpty()
                && !asks.isEmpty()
                && bids.getFirst().price().compareTo(asks.getFirst().price()) >= 0) {
            throw new IllegalArgumentException("A book in which bids reach asks is none");
        }
    }

    /** What its records are kept under: one for each instrument and venue. */
    public String key() {
        return instrument.id() + '|' + venue.id();
    }

    private static List<Level> sorted(List<Level> levels, Comparator<BigDecimal> order) {
        if (levels.size() > DEPTH) {
            throw new IllegalArgumentException("A book has at most " + DEPTH + " levels of each side");
        }
        for (int i = 1; i < levels.size(); i++) {
            if (order.compare(levels.get(i - 1).price(), levels.get(i).price()) >= 0) {
                throw new IllegalArgumentException("The best level comes first, and each price once");
            }
        }
        return List.copyOf(levels);
    }

    /** Whether it can be relied on. */
    public enum State {
        /** It follows the venue. */
        FOLLOWED,
        /** It was as it says, then messages were lost; the venue has been asked to begin anew. */
        RESYNCING
    }

    /**
     * What is wanted or offered at one price.
     *
     * @param quantity units of the base
     */
    public record Level(BigDecimal price, BigDecimal quantity) {
        public Level {
            price = Decimals.positive(price, "price");
            quantity = Decimals.positive(quantity, "quantity");
        }
    }

    /**
     * A checksum that the venue has said, and that was borne out.
     *
     * @param algorithm how it is made of the levels, such as {@code crc32-top10}
     * @param priceDecimals with how many digits behind the point the venue writes prices, which the checksum counts
     * @param quantityDecimals the same of quantities
     */
    public record Checksum(String algorithm, long value, int priceDecimals, int quantityDecimals) {}
}
