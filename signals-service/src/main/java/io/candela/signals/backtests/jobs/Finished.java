package io.candela.signals.backtests.jobs;

import java.util.List;

/** What came out of a back-test: the report, and the signals that it is of, as many as are kept. */
record Finished(BacktestReport report, List<BacktestSignal> signals) {
    Finished {
        signals = List.copyOf(signals);
    }
}
