package io.candela.signals.scorecards;

import io.swagger.v3.oas.annotations.media.Schema;

/** A row of the table as the API shows it. */
@Schema(name = "OutcomeRow", description = "A row of the scorecards' table")
record OutcomeView(
        @Schema(description = "Its place in the table, from 1", example = "412")
        long sequence,

        @Schema(
                description = "The hash of the row before it; 64 zeros for the first",
                example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String previous,

        @Schema(
                description = "SHA-256 of `previous` followed by `outcome`",
                example = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")
        String hash,

        Outcome outcome) {

    static OutcomeView of(Link link) {
        return new OutcomeView(link.sequence(), link.previous(), link.hash(), link.outcome());
    }
}
