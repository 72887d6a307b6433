package io.candela.marketdata.books;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;

/**
 * The checksum of a book's top, as Kraken defines it (docs.kraken.com, "Spot WebSockets (v2) Book Checksum"): CRC-32 of
 * price and quantity of the ten lowest asks and then of the ten highest bids, each written without its point and
 * without zeros in front. So zeros at the end count.
 */
public final class BookChecksum {
    /** What it is called in events and answers. */
    public static final String ALGORITHM = "crc32-top10";

    private static final int LEVELS = 10;

    private BookChecksum() {}

    /** Both sides have the best level first. */
    static long of(Collection<BookLevel> bids, Collection<BookLevel> asks) {
        StringBuilder digits = new StringBuilder(400);
        append(asks, digits);
        append(bids, digits);
        CRC32 sum = new CRC32();
        sum.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }

    private static void append(Collection<BookLevel> side, StringBuilder digits) {
        int left = LEVELS;
        for (BookLevel level : side) {
            if (left-- == 0) {
                return;
            }
            append(level.price(), digits);
            append(level.quantity(), digits);
        }
    }

    // What is left of a number without its point and the zeros in front is its unscaled value.
    private static void append(BigDecimal number, StringBuilder digits) {
        if (number.precision() <= 18) {
            digits.append(number.scaleByPowerOfTen(number.scale()).longValue());
        } else {
            digits.append(number.unscaledValue());
        }
    }
}
