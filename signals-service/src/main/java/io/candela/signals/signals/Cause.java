package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.platform.json.RecordJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that a revision of a signal was made from: whoever has it can make the same bytes again. */
sealed interface Cause permits SeriesCause, UniverseCause {
    /** Identifies the classes that made it. */
    String code();

    /** Open time of the first candle that the strategy, or the measure of the instrument, had seen. */
    Instant since();

    /** The candle that led to the signal. */
    Seen candle();

    /** The revision before; absent for the first. */
    @Nullable
    Signal prior();

    /** When the last of what led to it became known. */
    Instant at();

    /** Reads what was written as JSON. */
    static Cause read(String json) {
        JsonNode cause = RecordJson.mapper().readTree(json);
        Class<? extends Cause> kind = cause.has("measures") ? UniverseCause.class : SeriesCause.class;
        return RecordJson.mapper().treeToValue(cause, kind);
    }
}
