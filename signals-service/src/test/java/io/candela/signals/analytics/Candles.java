package io.candela.signals.analytics;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import java.time.Instant;
import java.util.SplittableRandom;

/** Invented candles. */
final class Candles {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Candles() {}

    /** A walk of {@code count} candles from {@link #START} and 1,000, with moves of up to 1 %. */
    static Columns walk(Instrument instrument, Interval interval, int count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Columns.Builder columns = new Columns.Builder(instrument, interval);
        double price = 1000;
        for (int i = 0; i < count; i++) {
            double open = price;
            price *= chance.nextDouble(0.99, 1.0101);
            columns.add(
                    START.plus(interval.length().multipliedBy(i)),
                    new Bar(
                            open,
                            Math.max(open, price) * chance.nextDouble(1, 1.005),
                            Math.min(open, price) * chance.nextDouble(0.995, 1),
                            price,
                            chance.nextDouble(0, 100)));
        }
        return columns.build();
    }

    /** {@code columns} without the first {@code count}. */
    static Columns from(Columns columns, int count) {
        Columns.Builder rest = new Columns.Builder(columns.instrument(), columns.interval());
        for (int i = count; i < columns.size(); i++) {
            rest.add(columns.openTime(i), columns.bar(i));
        }
        return rest.build();
    }
}
