package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a signal was made from; whoever puts the strategy where it stood and shows it the candle gets the same. */
@Schema(name = "SignalLineage", description = "All that the signal follows from, beside its strategy and parameters")
record LineageView(
        @Schema(
                description =
                        "SHA-256 over the class files of the indicators and strategies that made it, in lower-case hex")
        String code,

        @Schema(description = "Open time of the first candle that the strategy had seen")
        Instant foldedSince,

        @Schema(description = "The candle that led to the signal, in the revision that was known")
        Seen candle,

        @Schema(description = "The position before the candle; absent before the strategy was warm") @Nullable
        Side position,

        @Schema(
                description =
                        "What the strategy remembered before the candle: IEEE 754 doubles, each in the shortest decimal form that gives the same double",
                example = "[\"26\",\"801.25\"]")
        List<String> memory,

        @Schema(description = "The revision before this one; absent for the first") @Nullable
        Signal prior) {

    static LineageView of(Cause cause) {
        return new LineageView(
                cause.code(),
                cause.since(),
                cause.candle(),
                cause.before().position(),
                cause.before().memory().stream().map(String::valueOf).toList(),
                cause.prior());
    }
}
