package io.candela.signals.signals;

import io.candela.contracts.Signal;
import java.util.Optional;

/** What became of one candle. */
sealed interface Folding {
    /** The strategy has seen it; there is a signal if its position changed. */
    record Folded(Optional<Signal> signal) implements Folding {}

    /** The strategy has not seen it. */
    record Skipped(Reason reason) implements Folding {}

    /** Why a candle is not for the strategy to see. */
    enum Reason {
        /** Its interval is not over. */
        OPEN,
        /** It is a later revision of a candle: what was known first has been acted upon, and stands. */
        CORRECTED,
        /** It is the newest folded candle again, or one before it. */
        NOT_NEWER,
        /** It counts the trades of a single venue. */
        SINGLE_VENUE
    }
}
