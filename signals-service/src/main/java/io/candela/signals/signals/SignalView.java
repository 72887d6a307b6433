package io.candela.signals.signals;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.candela.contracts.Signal;
import org.jspecify.annotations.Nullable;

/** A signal and, where it is asked for, its lineage. */
record SignalView(@JsonUnwrapped Signal signal, @Nullable LineageView lineage) {}
