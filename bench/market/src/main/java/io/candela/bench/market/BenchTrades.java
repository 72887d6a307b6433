package io.candela.bench.market;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented trades, the same on every machine. */
public final class BenchTrades {
    public static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private static final int VARIANTS = 4096;

    private final Venue venue;
    private final BigDecimal[] prices = new BigDecimal[VARIANTS];
    private final BigDecimal[] quantities = new BigDecimal[VARIANTS];

    public BenchTrades(Venue venue) {
        this.venue = venue;
        Random random = new Random(4);
        long cents = 5_000_025;
        for (int i = 0; i < VARIANTS; i++) {
            cents += random.nextInt(-500, 501);
            prices[i] = BigDecimal.valueOf(cents, 2);
            quantities[i] = BigDecimal.valueOf(random.nextInt(1, 250_000_000), 8);
        }
    }

    /** As many names. */
    public static List<Instrument> instruments(int count) {
        return IntStream.range(0, count)
                .mapToObj("C%04d-USD"::formatted)
                .map(Instrument::new)
                .toList();
    }

    /** The trade with this number. */
    public Trade trade(Instrument instrument, long number, Instant time) {
        int variant = (int) (number % VARIANTS);
        return new Trade(
                Environment.SANDBOX,
                instrument,
                venue,
                Long.toString(number),
                prices[variant],
                quantities[variant],
                variant % 2 == 0 ? TakerSide.BUY : TakerSide.SELL,
                time,
                time);
    }

    /** Trades of one instrument, some milliseconds apart. */
    public List<Trade> some(Instrument instrument, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> trade(instrument, 1_000_000 + i, BEGIN.plus(123_457L * i, ChronoUnit.MICROS)))
                .toList();
    }
}
