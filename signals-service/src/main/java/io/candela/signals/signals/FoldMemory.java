package io.candela.signals.signals;

import io.candela.signals.strategies.Configured;
import org.jspecify.annotations.Nullable;

/** What the folds of one series remember. */
interface FoldMemory {
    byte @Nullable [] load(Configured setup);

    void save(Configured setup, byte[] memory);
}
