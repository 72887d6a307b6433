package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;

/**
 * A step from one currency to another.
 *
 * @param inverse whether it leads from the instrument's quote to its base
 */
record Step(Instrument instrument, boolean inverse) {
    String from() {
        return inverse ? instrument.quote() : instrument.base();
    }

    String to() {
        return inverse ? instrument.base() : instrument.quote();
    }

    @Override
    public String toString() {
        return (inverse ? "1/" : "") + instrument;
    }
}
