package io.candela.contracts;

import java.util.Locale;

/** Which side of a trade crossed the spread. */
public enum TakerSide {
    BUY,
    SELL;

    /** The lower-case name that stands in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
