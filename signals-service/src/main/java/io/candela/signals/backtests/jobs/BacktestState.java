package io.candela.signals.backtests.jobs;

import java.util.Locale;

/** How far a back-test is. */
enum BacktestState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** The replica that worked on it was lost, and so was the next one. */
    INTERRUPTED;

    /** Whether nothing more comes. */
    boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** As it stands in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BacktestState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
