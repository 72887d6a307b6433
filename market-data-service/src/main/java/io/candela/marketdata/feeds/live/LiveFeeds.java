package io.candela.marketdata.feeds.live;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.books.BookProperties;
import io.candela.marketdata.feeds.BookFeed;
import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.VenueProperties.Address;
import io.candela.marketdata.feeds.live.VenueProtocol.Addresses;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Makes the feeds of venues that are there now, each of the little that tells the venues apart. */
@Component
public final class LiveFeeds {
    /** Books have a budget of their own, a third as large, so that they do not keep trades waiting. */
    private static final long BOOKS_PART = 3;

    private static final Address ITS_OWN = new Address(null, null);

    private final Environment environment;
    private final VenueProperties properties;
    private final BookProperties books;
    private final MeterRegistry meters;
    private final InstantSource wallClock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    LiveFeeds(
            Environment environment,
            VenueProperties properties,
            BookProperties books,
            MeterRegistry meters,
            InstantSource wallClock) {
        this.environment = environment;
        this.properties = properties;
        this.books = books;
        this.meters = meters;
        this.wallClock = wallClock;
    }

    /** The feed of a venue that answers requests as {@code rest} knows. */
    public ExchangeFeed feed(VenueProtocol protocol, Allowance allowance, RestClient rest) {
        Venue venue = protocol.venue();
        Addresses own = protocol.addresses();
        Address other = properties.at().getOrDefault(venue.id(), ITS_OWN);
        URI host = Objects.requireNonNullElse(other.rest(), own.rest());
        VenueLine line = new VenueLine(
                environment,
                protocol,
                rest.of(environment, requests(host, allowance.weight(), allowance.period()), wallClock),
                http,
                Objects.requireNonNullElse(other.socket(), own.socket()));
        Counts counts = kind -> meters.counter("candela.market-data.feed.messages", "venue", venue.id(), "kind", kind)
                .increment();
        return new LiveFeed(
                line,
                new LiveFeed.Rules(properties.silence(), properties.quotesEvery()),
                counts,
                protocol.books().map(each -> {
                    long weight = Math.max(1, allowance.weight() / BOOKS_PART);
                    return books(
                            line,
                            each,
                            rest.of(environment, requests(host, weight, allowance.period()), wallClock)
                                    .books(),
                            counts);
                }),
                wallClock);
    }

    private VenueRequests requests(URI host, long weight, Duration period) {
        return new VenueRequests(http, host, new RequestBudget(weight, period, wallClock));
    }

    private BookFeed books(VenueLine line, BookProtocol protocol, Optional<BookRequests> requests, Counts counts) {
        return new LiveBooks(
                line,
                protocol,
                requests,
                new LiveBooks.Rules(properties.silence(), books),
                counts,
                new BookCounts(meters, line.protocol().venue()),
                wallClock);
    }

    /**
     * What a venue allows one address.
     *
     * @param weight the sum of requests' weights, which is also what may be spent at once
     * @param period in which it grows again
     */
    public record Allowance(long weight, Duration period) {}

    /** Makes the client of a venue's requests. */
    @FunctionalInterface
    public interface RestClient {
        VenueRest of(Environment environment, VenueRequests requests, InstantSource wallClock);
    }
}
