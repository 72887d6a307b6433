package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Known;
import java.util.Map;

/** Knows the newest trades that feeds have delivered, on whichever replica they ran. */
@FunctionalInterface
public interface KnownTrades {
    /** The newest trade of each instrument at {@code venue}. */
    Map<Instrument, Known> of(Venue venue);
}
