package io.candela.signals.backtests.jobs;

/** What became of a request for a back-test. */
sealed interface Submission {
    /** It waits for its turn. */
    record Queued(Backtest backtest) implements Submission {}

    /** The same request came before, under the same key. */
    record Repeated(Backtest backtest) implements Submission {}

    /** Another request came before, under the same key. */
    record KeyReused() implements Submission {}

    /** The account has as many unfinished ones as it may. */
    record TooMany(int most) implements Submission {}
}
