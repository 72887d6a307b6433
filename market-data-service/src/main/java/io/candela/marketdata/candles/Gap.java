package io.candela.marketdata.candles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Intervals without a candle, and why. */
@Schema(name = "Gap", description = "Intervals without a candle, and why")
record Gap(
        @Schema(description = "Open time of the first interval without a candle")
        Instant from,

        @Schema(description = "Close time of the last one") Instant to,
        Reason reason) {

    /** Why there is no candle. */
    enum Reason {
        /** Every venue was heard, and nothing was traded. */
        NO_TRADES,
        /** Some venue was not heard, or the time has not come. */
        NOT_OBSERVED
    }
}
