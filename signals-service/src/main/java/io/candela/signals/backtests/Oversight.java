package io.candela.signals.backtests;

/** Whoever watches a long computation; asked and told every few milliseconds. */
public interface Oversight {
    /** Whether to stop; then the computation throws {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();

    /** {@code done} of {@code total} steps are done; a step is one candle of one trial. */
    void progressed(long done, long total);

    /** Somebody who can cancel as this does, and is not told of any progress. */
    default Oversight untold() {
        Oversight told = this;
        return new Oversight() {
            @Override
            public boolean cancelled() {
                return told.cancelled();
            }

            @Override
            public void progressed(long done, long total) {}
        };
    }

    /** Nobody who watches. */
    static Oversight none() {
        return new Oversight() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progressed(long done, long total) {}
        };
    }
}
