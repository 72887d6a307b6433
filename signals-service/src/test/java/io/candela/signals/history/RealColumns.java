package io.candela.signals.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.RealCandles;
import java.io.IOException;

/** The real candles as columns. */
public final class RealColumns {
    private RealColumns() {}

    /** The 4-hour candles of {@code BTC} or {@code ETH} in US dollars; skips the test where they are absent. */
    public static Columns of(String base) throws IOException {
        Columns.Builder builder = new Columns.Builder(new Instrument(base + "-USD"), Interval.H4);
        RealCandles.each(base, builder::add);
        return builder.build();
    }
}
