package io.candela.signals.signals;

import io.candela.contracts.Instrument;
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

        @Schema(
                description =
                        "Open time of the first candle that the strategy had seen; of the instrument, where it compares many")
        Instant foldedSince,

        @Schema(description = "The candle that led to the signal, in the revision that was known")
        Seen candle,

        @Schema(description = "The position before the candle; absent before the strategy was warm") @Nullable
        Side position,

        @Schema(
                description =
                        "What the strategy remembered before the candle: IEEE 754 doubles, each in the shortest decimal form that gives the same double. Empty for a strategy over a universe, which goes by its measures alone",
                example = "[\"26\",\"801.25\"]")
        List<String> memory,

        @Schema(
                description =
                        "What the instruments of a universe were compared by, in the order of their ids; absent for a strategy that looks at one instrument at a time")
        @Nullable
        List<MeasureView> measures,

        @Schema(description = "The revision before this one; absent for the first") @Nullable
        Signal prior) {

    static LineageView of(Cause cause) {
        return switch (cause) {
            case SeriesCause one ->
                new LineageView(
                        one.code(),
                        one.since(),
                        one.candle(),
                        one.before().position(),
                        one.before().memory().stream().map(String::valueOf).toList(),
                        null,
                        one.prior());
            case UniverseCause all ->
                new LineageView(
                        all.code(),
                        all.since(),
                        all.candle(),
                        all.before(),
                        List.of(),
                        all.measures().stream().map(MeasureView::of).toList(),
                        all.prior());
        };
    }

    /** What one instrument of a universe was compared by. */
    @Schema(name = "SignalMeasure", description = "What one instrument of a universe was compared by")
    record MeasureView(
            Instrument instrument,

            @Schema(
                    description =
                            "Open time of its newest candle; earlier than the signal's where it had none at that close")
            Instant candleOpenTime,

            @Schema(description = "Revision of that candle", example = "0")
            int candleRevision,

            @Schema(
                    description = "IEEE 754 double in the shortest decimal form that gives the same double",
                    example = "4.25")
            String value) {

        static MeasureView of(UniverseCause.Measured measured) {
            return new MeasureView(
                    measured.instrument(), measured.openTime(), measured.revision(), String.valueOf(measured.value()));
        }
    }
}
