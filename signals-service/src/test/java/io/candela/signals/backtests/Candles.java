package io.candela.signals.backtests;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import java.time.Instant;
import java.util.Random;

/** Invented hourly candles from the beginning of 2020 on. */
final class Candles {
    static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    static final Instrument BTC = new Instrument("BTC-USD");

    private Candles() {}

    /** The start of the candle {@code index}. */
    static Instant hour(int index) {
        return START.plusSeconds(3600L * index);
    }

    /** All of {@code count} candles are traded, none is seen before. */
    static Span all(int count) {
        return new Span(START, hour(count), 0);
    }

    /** Candles that open at the close before and close at the next price. */
    static Columns through(double... prices) {
        return through(BTC, 0, prices);
    }

    static Columns through(Instrument instrument, int firstHour, double... prices) {
        Columns.Builder builder = new Columns.Builder(instrument, Interval.H1);
        for (int i = 1; i < prices.length; i++) {
            builder.add(hour(firstHour + i - 1), bar(prices[i - 1], prices[i]));
        }
        return builder.build();
    }

    /** A walk of steps up to 3 % that opens up to 1 % off the close before; the same for the same seed. */
    static Columns walk(int count, long seed) {
        return walk(BTC, count, seed);
    }

    static Columns walk(Instrument instrument, int count, long seed) {
        Random random = new Random(seed);
        Columns.Builder builder = new Columns.Builder(instrument, Interval.H1);
        double price = 1000;
        for (int i = 0; i < count; i++) {
            double open = price * (1 + random.nextDouble(-0.01, 0.01));
            price = open * (1 + random.nextDouble(-0.03, 0.03));
            builder.add(hour(i), bar(open, price));
        }
        return builder.build();
    }

    private static Bar bar(double open, double close) {
        return new Bar(open, Math.max(open, close) * 1.001, Math.min(open, close) * 0.999, close, 1 + close % 7);
    }
}
