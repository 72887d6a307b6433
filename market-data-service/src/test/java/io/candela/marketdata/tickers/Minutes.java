package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One-minute candles and prices for tests. */
final class Minutes {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private Minutes() {}

    static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    /** A candle of random prices, as it is known {@code seconds} after its end. */
    static Candle candle(Instrument instrument, int minute, State state, int revision, int seconds, Random random) {
        BigDecimal low = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3);
        BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(1_000), 4));
        BigDecimal volume = BigDecimal.valueOf(random.nextInt(20) == 0 ? 0 : random.nextInt(1_000_000_000), 8);
        BigDecimal vwap =
                low.add(high.subtract(low).multiply(BigDecimal.valueOf(random.nextDouble()), new MathContext(13)));
        return new Candle(
                Environment.REPLAY,
                instrument,
                Venue.CONSOLIDATED,
                Interval.M1,
                at(minute),
                at(minute + 1),
                random.nextBoolean() ? low : high,
                high,
                low,
                random.nextBoolean() ? low : high,
                volume,
                vwap,
                1 + random.nextInt(500),
                null,
                state,
                revision,
                false,
                at(minute + 1).plusSeconds(seconds));
    }

    static Price price(Instrument instrument, String price, Instant asOf) {
        return new Price(
                Environment.REPLAY,
                instrument,
                new BigDecimal(price),
                new BigDecimal("0.5"),
                1,
                "wmedian-2",
                asOf,
                asOf,
                asOf.plusSeconds(30),
                List.of(new Input(new Venue("kraken"), new BigDecimal(price), BigDecimal.ONE, "7", asOf, null)));
    }
}
