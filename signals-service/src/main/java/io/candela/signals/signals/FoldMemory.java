package io.candela.signals.signals;

import io.candela.signals.strategies.Setup;
import org.jspecify.annotations.Nullable;

/** What the folds of one series remember. */
interface FoldMemory {
    byte @Nullable [] load(Setup setup);

    void save(Setup setup, byte[] memory);
}
