package io.candela.signals.signals;

import io.candela.contracts.Signal;

/** What follows from a candle. */
sealed interface Told {
    /** A revision of a signal, and what it was made from. */
    record Said(Signal signal, Cause cause) implements Told {}

    /** What is to be compared with other instruments. */
    record Compared(Measurement measurement) implements Told {}
}
