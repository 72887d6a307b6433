package io.candela.signals.signals;

import io.candela.contracts.Signal;

/** A revision of a signal, and what it was made from. */
record Told(Signal signal, Cause cause) {}
