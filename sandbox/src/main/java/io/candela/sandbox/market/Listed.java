package io.candela.sandbox.market;

import java.math.BigDecimal;

/**
 * An instrument of the simulated market.
 *
 * @param price in units of the quote currency when the market begins
 * @param priceDecimals a tick is one unit of the last of them
 * @param quantityDecimals a lot is one unit of the last of them
 * @param volatility of a year, in parts of the price
 * @param beta how far it goes along with the market
 */
public record Listed(
        String base,
        String quote,
        double price,
        int priceDecimals,
        int quantityDecimals,
        double volatility,
        double beta) {

    /** Whether it is money that a state makes. */
    public boolean isCurrency() {
        return base.equals("EUR");
    }

    public String price(long ticks) {
        return BigDecimal.valueOf(ticks, priceDecimals).toPlainString();
    }

    public String quantity(long lots) {
        return BigDecimal.valueOf(lots, quantityDecimals).toPlainString();
    }

    /** What one tick is worth. */
    public String tick() {
        return BigDecimal.ONE.movePointLeft(priceDecimals).toPlainString();
    }

    public String lot() {
        return BigDecimal.ONE.movePointLeft(quantityDecimals).toPlainString();
    }
}
