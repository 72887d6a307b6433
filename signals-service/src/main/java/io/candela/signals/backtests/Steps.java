package io.candela.signals.backtests;

import java.util.concurrent.CancellationException;

/** Counts the steps of a computation, and asks and tells its overseer once in so many. */
final class Steps {
    /** A few milliseconds of work, and as many candles as are folded in one go. */
    static final int BATCH = 1 << 16;

    private final Oversight oversight;
    private final long total;
    private long done;
    private long told;

    Steps(Oversight oversight, long total) {
        this.oversight = oversight;
        this.total = total;
    }

    /** {@code count} more are done; throws {@link CancellationException} if there is to be no next. */
    void advance(long count) {
        done += count;
        if (done - told < BATCH && done < total) {
            return;
        }
        told = done;
        check();
        oversight.progressed(done, total);
    }

    /** Throws {@link CancellationException} if there is to be no next. */
    void check() {
        if (oversight.cancelled()) {
            throw new CancellationException("Cancelled after %d of %d steps".formatted(done, total));
        }
    }
}
