package io.candela.sandbox.exchanges;

import io.candela.sandbox.market.Ladder;
import io.candela.sandbox.market.Listed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What Kraken says of a book: all of it first, then what has changed, each time with a checksum of the ten best levels. */
final class KrakenBook {
    static final List<Integer> DEPTHS = List.of(10, 25, 100, 500, 1_000);

    private static final int SUMMED = 10;

    private KrakenBook() {}

    /** @param before the book as it was told last; absent if it was not */
    static String message(String symbol, @Nullable Ladder before, Ladder now, String time) {
        Listed listed = now.listed();
        return """
                {"channel":"book","type":"%s","data":[{"symbol":"%s","bids":[%s],"asks":[%s],"checksum":%d,"timestamp":"%s"}]}""".formatted(
                        before == null ? "snapshot" : "update",
                        symbol,
                        levels(listed, before == null ? now.bids() : Ladder.changes(before.bids(), now.bids(), false)),
                        levels(listed, before == null ? now.asks() : Ladder.changes(before.asks(), now.asks(), false)),
                        checksum(now),
                        time);
    }

    private static String levels(Listed listed, Map<Long, Long> side) {
        return side.entrySet().stream()
                .map(level -> "{\"price\":%s,\"qty\":%s}"
                        .formatted(listed.price(level.getKey()), listed.quantity(level.getValue())))
                .collect(Collectors.joining(","));
    }

    static long checksum(Ladder book) {
        CRC32 sum = new CRC32();
        sum.update((digits(book.listed(), book.asks()) + digits(book.listed(), book.bids()))
                .getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }

    private static String digits(Listed listed, SortedMap<Long, Long> side) {
        return side.entrySet().stream()
                .limit(SUMMED)
                .map(level -> digits(listed.price(level.getKey())) + digits(listed.quantity(level.getValue())))
                .collect(Collectors.joining());
    }

    private static String digits(String number) {
        return new BigDecimal(number.replace(".", "")).toPlainString();
    }

    /** Rows of price, quantity and second, as requests are answered. */
    static List<Object> rows(Listed listed, SortedMap<Long, Long> side, long second) {
        return side.entrySet().stream()
                .<Object>map(level -> List.of(listed.price(level.getKey()), listed.quantity(level.getValue()), second))
                .toList();
    }
}
