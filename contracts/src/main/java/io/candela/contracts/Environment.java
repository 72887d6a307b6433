package io.candela.contracts;

import java.util.Locale;

/** What kind of market a value comes from, so that a recorded or invented price is never taken for a live one. */
public enum Environment {
    /** Real exchanges, now. */
    LIVE,
    /** A simulated market. */
    SANDBOX,
    /** A recorded market, played again. */
    REPLAY;

    /** The lower-case name that stands in JSON and configuration. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether API keys of {@code mode} may be used here: live keys on live, test keys elsewhere. */
    public boolean admits(KeyMode mode) {
        return (this == LIVE) == (mode == KeyMode.LIVE);
    }
}
