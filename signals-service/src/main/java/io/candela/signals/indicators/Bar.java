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
}
