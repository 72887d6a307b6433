package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Hole;
import io.candela.marketdata.feeds.FeedSink.Known;
import java.util.List;
import java.util.Map;

/** Knows what feeds have delivered, on whichever replica they ran. */
public interface KnownTrades {
    /** The newest trade of each instrument at {@code venue}. */
    Map<Instrument, Known> of(Venue venue);

    /** What is missing among the trades of the last minutes at a {@code venue} that numbers them without holes. */
    List<Hole> missing(Venue venue);
}
