package io.candela.marketdata.history;

import java.time.Instant;
import java.util.List;

/**
 * Candles that a venue made itself, and that were loaded afterwards.
 *
 * @param from open time of the first one
 * @param to close time of the last one
 * @param candles how many there are
 * @param holes the times between them that have none
 * @param loadedAt when the newest of them were loaded, by the wall clock
 */
public record BackFilled(Series series, Instant from, Instant to, long candles, List<Hole> holes, Instant loadedAt) {
    public BackFilled {
        holes = List.copyOf(holes);
    }

    /**
     * A time without a candle. Whether the venue was away then, or nothing was traded, its candles do not tell.
     *
     * @param to exclusive
     */
    public record Hole(Instant from, Instant to) {}
}
