package io.candela.contracts;

import java.time.Instant;
import java.util.List;

/**
 * A time in which a feed did not hear its venue, and what has come of that time since. The newest event of a feed and
 * {@code from} counts.
 *
 * @param venue whose trades the feed delivers
 * @param feed the name of the feed
 * @param from when the venue had been heard last
 * @param to when it was heard again
 * @param repairs the instruments of which every trade of that time is there after all
 */
public record CoverageGap(
        Environment environment, Venue venue, String feed, Instant from, Instant to, List<Repair> repairs) {

    public CoverageGap {
        repairs = List.copyOf(repairs);
    }

    /**
     * What is known of one instrument.
     *
     * @param at when it became known; a candle that was final by then has not changed
     * @param missed whether there were trades, which were asked for; otherwise the venue's numbers say that there were none
     */
    public record Repair(Instrument instrument, Instant at, boolean missed) {}
}
