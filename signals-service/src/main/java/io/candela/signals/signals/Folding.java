package io.candela.signals.signals;

import java.util.List;

/** What became of one candle, or of what was measured at it. */
sealed interface Folding {
    /** What is to be told of it; mostly nothing. */
    List<Told> told();

    /** The strategy has seen it. */
    record Folded(List<Told> told) implements Folding {}

    /** It is a later revision, or a candle that came late: the strategy has gone through all candles since then again. */
    record Refolded(List<Told> told) implements Folding {}

    /** The strategy has not seen it. */
    record Skipped(Reason reason) implements Folding {
        @Override
        public List<Told> told() {
            return List.of();
        }
    }

    /** Why a candle is not for the strategy to see. */
    enum Reason {
        /** It says nothing that is not known already. */
        REPEATED,
        /** What it would change can no longer be corrected, or is older than what the strategy has seen. */
        TOO_LATE
    }
}
