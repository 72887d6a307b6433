package io.candela.signals.backtests;

import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Returns;
import io.candela.signals.metrics.Year;
import java.util.Arrays;

/** The volatility of closes up to a candle. */
final class RecentVolatility {
    private RecentVolatility() {}

    /** In a year, of the at most {@code window} returns up to the candle {@code index}; NaN with fewer than two. */
    static double at(Columns columns, int index, int window) {
        double[] closes = Arrays.copyOfRange(columns.close(), Math.max(0, index - window), index + 1);
        return Returns.of(closes, Year.periods(columns.interval())).volatility();
    }
}
