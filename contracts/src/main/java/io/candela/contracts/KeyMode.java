package io.candela.contracts;

import java.util.Locale;

/** Whether a credential is for the live market or for sandbox and replay. */
public enum KeyMode {
    LIVE,
    TEST;

    /** The lower-case name that stands in JSON and in the key itself. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
