package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.web.Paged;
import io.candela.platform.web.Position;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the values of one indicator. */
@Schema(description = "A part of the values of one indicator")
record IndicatorPage(
        Environment environment,
        Instrument instrument,
        Interval interval,
        UsedIndicator indicator,
        @Schema(description = "In the order of time") List<Row> data,
        Position page,

        @Schema(description = "With include=lineage") @Nullable
        Lineage lineage)
        implements Paged {

    /** The values after one candle. */
    @Schema(name = "IndicatorRow", description = "The values after a candle has closed")
    record Row(
            @Schema(description = "Start of the candle, inclusive")
            Instant openTime,

            @Schema(description = "End of the candle: when these values could first be known")
            Instant closeTime,

            @Schema(
                    description = "By line; 12 significant digits, rounded half to even",
                    example = "{\"rsi\":\"59.4360502764\"}")
            Map<String, BigDecimal> values) {}
}
