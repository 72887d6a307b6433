package io.candela.signals.indicators;

import io.candela.contracts.Candle;

/**
 * A candle as indicators see it: binary floating point, since indicators are estimates and not amounts.
 *
 * @param volume units of the base that changed hands
 */
public record Bar(double open, double high, double low, double close, double volume) {

    /** The bar nearest to {@code candle}: each number is the double closest to the decimal. */
    public static Bar of(Candle candle) {
        return new Bar(
                candle.open().doubleValue(),
                candle.high().doubleValue(),
                candle.low().doubleValue(),
                candle.close().doubleValue(),
                candle.volume().doubleValue());
    }

    /** The mean of high, low and close. */
    double typical() {
        return (high + low + close) / 3;
    }

    /** The height of this bar and of the way to it from the close before. */
    double trueRange(double closeBefore) {
        return Math.max(high - low, Math.max(Math.abs(high - closeBefore), Math.abs(low - closeBefore)));
    }
}
