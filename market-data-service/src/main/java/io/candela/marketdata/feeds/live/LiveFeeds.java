package io.candela.marketdata.feeds.live;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.ExchangeFeed;
import io.candela.marketdata.feeds.live.VenueProperties.Address;
import io.candela.marketdata.feeds.live.VenueProtocol.Addresses;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Makes the feeds of venues that are there now, each of the little that tells the venues apart. */
@Component
public final class LiveFeeds {
    private static final Address ITS_OWN = new Address(null, null);

    private final Environment environment;
    private final VenueProperties properties;
    private final MeterRegistry meters;
    private final InstantSource wallClock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    LiveFeeds(Environment environment, VenueProperties properties, MeterRegistry meters, InstantSource wallClock) {
        this.environment = environment;
        this.properties = properties;
        this.meters = meters;
        this.wallClock = wallClock;
    }

    /** The feed of a venue that answers requests as {@code rest} knows. */
    public ExchangeFeed feed(VenueProtocol protocol, Allowance allowance, RestClient rest) {
        Venue venue = protocol.venue();
        Addresses own = protocol.addresses();
        Address other = properties.at().getOrDefault(venue.id(), ITS_OWN);
        VenueRequests requests = new VenueRequests(
                http,
                Objects.requireNonNullElse(other.rest(), own.rest()),
                new RequestBudget(allowance.weight(), allowance.period(), wallClock));
        return new LiveFeed(
                environment,
                protocol,
                Objects.requireNonNullElse(other.socket(), own.socket()),
                rest.of(environment, requests, wallClock),
                http,
                new LiveFeed.Rules(properties.silence(), properties.quotesEvery()),
                kind -> meters.counter("candela.market-data.feed.messages", "venue", venue.id(), "kind", kind)
                        .increment(),
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
