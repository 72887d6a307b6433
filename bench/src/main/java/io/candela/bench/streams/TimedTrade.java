package io.candela.bench.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Trades whose JSON has 200 bytes, and whose id is when they were sent, by the clock that processes of a machine share. */
final class TimedTrade {
    static final int BYTES = 200;

    /** Stands in the JSON of each trade once, before its id. */
    static final byte[] MARK = "\"tradeId\":\"".getBytes(US_ASCII);

    /** The id's length. */
    static final int DIGITS = 19;

    private static final Instant TIME = Instant.parse("2026-11-24T06:48:58Z");
    private static final BigDecimal PRICE = new BigDecimal("64012.53");
    private static final BigDecimal QUANTITY = new BigDecimal("0.13");

    private TimedTrade() {}

    /** Up to a hundred instruments. */
    static List<Instrument> instruments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Instrument(String.format(Locale.ROOT, "T%02d-USD", i)))
                .toList();
    }

    /** A trade of this moment. */
    static Trade of(Instrument instrument) {
        String now = Long.toString(System.nanoTime());
        return new Trade(
                Environment.SANDBOX,
                instrument,
                new Venue("kraken"),
                "0".repeat(DIGITS - now.length()) + now,
                PRICE,
                QUANTITY,
                null,
                TIME,
                TIME);
    }
}
