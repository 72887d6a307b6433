package io.candela.marketdata.coverage;

import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a venue was not heard, as the API shows it. */
@Schema(name = "CoverageGap", description = "A time in which a venue was not heard, and what has come of it since")
record CoverageView(
        Instrument instrument,
        Venue venue,
        Environment environment,

        @Schema(description = "When the venue had been heard last")
        Instant from,

        @Schema(description = "When it was heard again; absent while it lasts") @Nullable
        Instant to,

        @Schema(
                description =
                        "`not-observed`: what was traded then is not known; `back-filled`: it was asked for afterwards;"
                                + " `nothing-missed`: by the venue's own numbers nothing was")
        State state,

        @Schema(description = "When that was known; candles that were final before have not changed") @Nullable
        Instant repairedAt) {

    static CoverageView of(Unheard unheard, Instrument instrument, Environment environment) {
        Repair repair = unheard.repair();
        return new CoverageView(
                instrument,
                unheard.venue(),
                environment,
                unheard.from(),
                unheard.to(),
                repair == null ? State.NOT_OBSERVED : repair.missed() ? State.BACK_FILLED : State.NOTHING_MISSED,
                repair == null ? null : repair.at());
    }

    /** What has come of it. */
    enum State {
        NOT_OBSERVED,
        BACK_FILLED,
        NOTHING_MISSED
    }
}
