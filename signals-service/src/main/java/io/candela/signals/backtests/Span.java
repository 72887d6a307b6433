package io.candela.signals.backtests;

import io.candela.signals.history.Columns;
import java.time.Instant;

/**
 * What is traded over: the candles that start within a time.
 *
 * @param from inclusive
 * @param to exclusive
 * @param warmUp how many candles before it the strategy sees first, as far as there are as many
 */
public record Span(Instant from, Instant to, int warmUp) {
    public Span {
        if (!from.isBefore(to) || warmUp < 0) {
            throw new IllegalArgumentException("%s to %s with %d before is no span".formatted(from, to, warmUp));
        }
    }

    /** The same warm-up before another time. */
    public Span of(Instant start, Instant end) {
        return new Span(start, end, warmUp);
    }

    /** The index of the first candle that is traded. */
    int first(Columns columns) {
        return columns.indexAt(from);
    }

    /** The index after the last candle that is traded. */
    int end(Columns columns) {
        return columns.indexAt(to);
    }

    /** The index of the first candle that the strategy sees. */
    int start(Columns columns) {
        return Math.max(0, first(columns) - warmUp);
    }

    /** How many candles the strategy sees. */
    int steps(Columns columns) {
        return end(columns) - start(columns);
    }
}
