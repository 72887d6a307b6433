package io.candela.signals.backtests.jobs;

import io.candela.signals.backtests.Oversight;

/** Watches one back-test: tells the engine when to stop, and everybody else how far it is. */
final class Supervision implements Oversight {
    private final Thread worker;
    private volatile boolean cancelled;
    private volatile double progress;

    Supervision(Thread worker) {
        this.worker = worker;
    }

    /** 0 to 1. */
    double progress() {
        return progress;
    }

    /** Has it stop soon, also if it waits for candles. */
    void cancel() {
        cancelled = true;
        worker.interrupt();
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progressed(long done, long total) {
        progress = total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
