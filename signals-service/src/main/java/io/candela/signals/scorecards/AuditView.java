package io.candela.signals.scorecards;

import io.candela.signals.scorecards.Verdict.Broken;
import io.candela.signals.scorecards.Verdict.Intact;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Verdict} as the API shows it. */
@Schema(name = "ScorecardAudit", description = "Whether every outcome is as it was written")
record AuditView(
        @Schema(description = "Whether every row is as it was written")
        boolean intact,

        @Schema(description = "How many rows are as they were written, from the first on", example = "412")
        long rows,

        @Schema(
                description = "The hash of the newest row; absent where one was changed",
                example = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")
        @Nullable
        String head,

        @Schema(description = "The first row that is not as it was written; absent where all are", example = "17")
        @Nullable
        Long firstBroken,

        @Schema(
                description = "What is wrong with it; absent where nothing is",
                allowableValues = {"altered", "missing"})
        @Nullable
        String finding) {

    static AuditView of(Verdict verdict) {
        return switch (verdict) {
            case Intact(Head head) -> new AuditView(true, head.rows(), head.hash(), null, null);
            case Broken(long sequence, String finding) -> new AuditView(false, sequence - 1, null, sequence, finding);
        };
    }
}
