package io.candela.signals.grades;

import io.candela.contracts.Environment;
import io.candela.contracts.Grade;
import io.candela.contracts.Grade.Horizon;
import io.candela.contracts.Instrument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A grade as the API shows it: with its freshness at the time of the answer, and its inputs where they are asked for. */
@Schema(name = "Grade", description = "How an instrument looks to someone who trades it and to someone who holds it")
record GradeView(
        Instrument instrument,

        @Schema(description = "0 to 100, short horizon: the last 7 days", example = "61.5")
        BigDecimal trader,

        @Schema(description = "0 to 100, long horizon: the last 90 days", example = "58.25")
        BigDecimal investor,

        @Schema(
                description = "The parts that the grades are made of, each 0 to 100",
                example = "{\"traderTrend\":\"80\",\"investorQuality\":\"7.78\"}")
        SortedMap<String, BigDecimal> components,

        @Schema(description = "Name and version of the way it was computed", example = "grade-1")
        String methodology,

        Environment environment,

        @Schema(description = "Close time of the newest candle that was used")
        Instant asOf,

        @Schema(description = "When it became known, by the environment's clock")
        Instant knownAt,

        @Schema(description = "From when on this grade must not be taken for current")
        Instant staleAt,

        @Schema(description = "Whether staleAt has passed by the environment's clock, or by the time of asOf")
        boolean stale,

        @Schema(description = "What each component was made of; with include=lineage") @Nullable
        List<Input> inputs) {

    static GradeView of(Grade grade, Instant now, boolean lineage) {
        List<Grade.Input> inputs = grade.inputs();
        return new GradeView(
                grade.instrument(),
                grade.trader(),
                grade.investor(),
                grade.components(),
                grade.methodology(),
                grade.environment(),
                grade.asOf(),
                Times.known(grade),
                Times.stale(grade),
                !now.isBefore(Times.stale(grade)),
                lineage && inputs != null ? inputs.stream().map(Input::of).toList() : null);
    }

    /** What a component was made of. */
    @Schema(name = "GradeInput", description = "What one component of a grade was made of")
    record Input(
            @Schema(description = "Its name among the components", example = "traderTrend")
            String component,

            @Schema(description = "The grade that it is a part of")
            Horizon horizon,

            @Schema(description = "Its share in that grade, 0 to 1", example = "0.3")
            BigDecimal weight,

            @Schema(description = "What was measured on the candles, by name", example = "{\"distance\":\"0.0152\"}")
            SortedMap<String, BigDecimal> values) {

        static Input of(Grade.Input input) {
            return new Input(input.component(), input.horizon(), input.weight(), input.values());
        }
    }
}
