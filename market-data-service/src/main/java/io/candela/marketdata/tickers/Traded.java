package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What was traded in one candle or in several, one after the other.
 *
 * @param candles how many candles it is made of
 * @param value units of the quote currency that changed hands: the sum of each candle's average price times its volume
 */
record Traded(
        int candles,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal value,
        long trades) {

    /** As many as a candle's average price has, of which the value is made. */
    static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);

    private static final int AVERAGE_SCALE = 18;

    static Traded of(Candle candle) {
        return new Traded(
                1,
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.vwap().multiply(candle.volume()),
                candle.trades());
    }

    Traded and(Traded later) {
        return new Traded(
                candles + later.candles,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                value.add(later.value),
                trades + later.trades);
    }

    /** The volume-weighted average price to 16 digits; the close where nothing but dust was traded. */
    BigDecimal average() {
        if (volume.signum() == 0) {
            return close;
        }
        BigDecimal average =
                value.divide(volume, AVERAGE_SCALE, RoundingMode.HALF_EVEN).round(DIGITS);
        return average.signum() == 0 ? close : Decimals.canonical(average);
    }
}
