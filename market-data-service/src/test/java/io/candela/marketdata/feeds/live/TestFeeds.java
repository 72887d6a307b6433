package io.candela.marketdata.feeds.live;

import io.candela.contracts.Environment;
import io.candela.marketdata.books.BookProperties;
import io.candela.marketdata.feeds.live.VenueProperties.Address;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Feeds that listen to a simulator, by its clock. */
public final class TestFeeds {
    public static final Duration SILENCE = Duration.ofSeconds(30);

    static final BookProperties BOOKS = new BookProperties(
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String venue;
    private final LiveFeeds feeds;

    public TestFeeds(String venue, int port, InstantSource clock) {
        this.venue = venue;
        Address address = new Address(
                URI.create("ws://127.0.0.1:%d/%s/ws".formatted(port, venue)),
                URI.create("http://127.0.0.1:%d/%s".formatted(port, venue)));
        this.feeds = new LiveFeeds(
                Environment.SANDBOX,
                new VenueProperties(List.of(venue), Map.of(venue, address), SILENCE, Duration.ofMillis(100)),
                BOOKS,
                meters,
                clock);
    }

    public LiveFeeds feeds() {
        return feeds;
    }

    /** How many messages of a kind were counted. */
    public double counted(String kind) {
        return meters.counter("candela.market-data.feed.messages", "venue", venue, "kind", kind)
                .count();
    }

    /** How many times a book was begun anew for this cause. */
    public double resyncs(String cause) {
        return meters.counter("candela.market-data.book.resyncs", "venue", venue, "cause", cause)
                .count();
    }
}
