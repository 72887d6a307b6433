package io.candela.auth.plans;

import io.candela.contracts.Plan;
import io.swagger.v3.oas.annotations.media.Schema;

/** A plan as users see it. */
@Schema(name = "Plan", description = "What an account may use")
record PlanView(
        @Schema(example = "free") String id,

        @Schema(description = "Credits that each key regains per minute", example = "60")
        int requestsPerMinute,

        @Schema(description = "Credits that a key can have saved up", example = "60")
        int burst,

        @Schema(description = "Credits that the account has per UTC day, over all of its keys", example = "10000")
        long creditsPerDay,

        @Schema(description = "Live streams that may be open at once", example = "2")
        int streams,

        @Schema(description = "How many days back candles and trades can be read", example = "365")
        int historyDays,

        @Schema(description = "Keys that the account may have in use at once", example = "5")
        int keys) {

    static PlanView of(StoredPlan stored) {
        Plan plan = stored.told();
        return new PlanView(
                plan.id(),
                plan.requestsPerMinute(),
                plan.burst(),
                plan.creditsPerDay(),
                plan.streams(),
                plan.historyDays(),
                stored.keys());
    }
}
