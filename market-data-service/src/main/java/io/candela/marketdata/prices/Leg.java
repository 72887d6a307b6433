package io.candela.marketdata.prices;

import io.candela.contracts.Price;

/**
 * One price on the way from one currency to another.
 *
 * @param inverse whether the way leads from the instrument's quote to its base
 */
record Leg(Price price, boolean inverse) {
    @Override
    public String toString() {
        return new Step(price.instrument(), inverse).toString();
    }
}
