package io.candela.marketdata.books;

import io.candela.contracts.Book;
import io.candela.contracts.Book.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book as the API shows it: with its freshness at the time of the answer. */
@Schema(name = "Book", description = "The top of an instrument's order book at one venue")
record BookView(
        Instrument instrument,

        Venue venue,

        @Schema(
                description =
                        "`followed`: as the venue has it; `resyncing`: messages were lost, this is how it was before,"
                                + " and the venue has been asked to begin anew")
        State state,

        @Schema(description = "What is wanted, the highest price first")
        List<Level> bids,

        @Schema(description = "What is offered, the lowest price first")
        List<Level> asks,

        @Schema(
                description =
                        "The venue's number of the last change; where it numbers nothing, how many of its messages"
                                + " are in the book",
                example = "48213")
        long sequence,

        @Schema(description = "The venue's own checksum, borne out; absent where the venue has none") @Nullable
        Checksum checksum,

        @Schema(
                description = "How often the book was lost and begun anew since the process began that follows it",
                example = "0")
        long resyncs,

        Environment environment,

        @Schema(description = "When the venue says that the book changed last")
        Instant asOf,

        @Schema(description = "When that change was received")
        Instant receivedAt,

        @Schema(description = "From when on this book must not be taken for current")
        Instant staleAt,

        @Schema(description = "Whether staleAt has passed by the environment's clock")
        boolean stale) {

    static BookView of(Book book, int depth, Instant now) {
        return new BookView(
                book.instrument(),
                book.venue(),
                book.state(),
                levels(book.bids(), depth),
                levels(book.asks(), depth),
                book.sequence(),
                book.checksum() == null ? null : Checksum.of(book.checksum()),
                book.resyncs(),
                book.environment(),
                book.time(),
                book.receivedAt(),
                book.staleAt(),
                !now.isBefore(book.staleAt()));
    }

    private static List<Level> levels(List<Book.Level> side, int depth) {
        return side.stream()
                .limit(depth)
                .map(level -> new Level(level.price(), level.quantity()))
                .toList();
    }

    /** What is wanted or offered at one price. */
    @Schema(name = "BookLevel", description = "What is wanted or offered at one price")
    record Level(
            @Schema(description = "Units of the quote currency for one unit of the base")
            BigDecimal price,

            @Schema(description = "Units of the base") BigDecimal quantity) {}

    /** A venue's checksum. */
    @Schema(name = "BookChecksum", description = "What shows that a book is the venue's, whatever the depth asked for")
    record Checksum(
            @Schema(
                    description =
                            "`crc32-top10`: CRC-32 of price and quantity of the ten lowest asks, then of the ten highest"
                                    + " bids, each without its point and without zeros in front",
                    example = "crc32-top10")
            String algorithm,

            @Schema(example = "3310070434", description = "The sum")
            long value,

            @Schema(description = "To how many decimal places prices are filled up with zeros first", example = "1")
            int priceDecimals,

            @Schema(description = "The same of quantities", example = "8")
            int quantityDecimals) {

        static Checksum of(Book.Checksum checksum) {
            return new Checksum(
                    checksum.algorithm(), checksum.value(), checksum.priceDecimals(), checksum.quantityDecimals());
        }
    }
}
