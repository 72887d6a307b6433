package io.candela.signals.signals;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.candela.contracts.Signal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signal and, where it is asked for, its lineage. */
@Schema(name = SignalView.NAME)
record SignalView(@JsonUnwrapped Signal signal, @Nullable LineageView lineage) {
    static final String NAME = "SignalWithLineage";
}
