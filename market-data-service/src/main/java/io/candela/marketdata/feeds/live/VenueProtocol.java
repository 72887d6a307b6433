package io.candela.marketdata.feeds.live;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How one venue speaks over its WebSocket. */
public interface VenueProtocol {
    Venue venue();

    /** Where the venue itself listens, and for requests. */
    Addresses addresses();

    /** The messages that subscribe to trades, quotes and heartbeats of all {@code symbols}. */
    List<String> subscriptions(Symbols symbols);

    WireParser parser(Environment environment, Symbols symbols);

    /** Whether a market's trades are numbered without holes, so that a hole is a gap. */
    boolean numbersTrades();

    /** How its order books are listened to; absent where they are not. */
    default Optional<BookProtocol> books() {
        return Optional.empty();
    }

    /**
     * A venue's addresses.
     *
     * @param socket of the WebSocket
     * @param rest of the host, that paths are added to
     */
    record Addresses(URI socket, URI rest) {}
}
