package io.candela.marketdata.backfill;

import io.candela.marketdata.history.BackFilled;

/** What became of a file. */
sealed interface Outcome {
    /**
     * Its candles are there.
     *
     * @param added how many were not there before
     * @param known how many were
     * @param observed how many were left out, since we have our own of that time
     * @param all everything that is loaded of the series now
     */
    record Loaded(int added, int known, int observed, BackFilled all) implements Outcome {}

    /** The request or the file is not as it should be. */
    record Unfit(String why) implements Outcome {}

    /** It says something else than what is served already, and final candles do not change. */
    record Contradicting(String why) implements Outcome {}

    /** The store is not there. */
    record Away(String why) implements Outcome {}
}
