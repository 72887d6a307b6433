package io.candela.signals.scorecards;

/** What an audit of the chain has found. */
sealed interface Verdict {
    /** Every row is as it was written. */
    record Intact(Head head) implements Verdict {}

    /**
     * The rows before {@code sequence} are as they were written, and that one is not.
     *
     * @param finding {@code altered} or {@code missing}
     */
    record Broken(long sequence, String finding) implements Verdict {}
}
