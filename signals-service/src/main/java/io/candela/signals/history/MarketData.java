package io.candela.signals.history;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.identity.ServiceIdentity;
import io.candela.platform.instances.Rotation;
import io.candela.platform.problem.Unavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;

/**
 * Calls market-data-service: its instances take turns, failures are tried again within the caller's {@link Patience}, and
 * a service that keeps failing is left alone for a while.
 */
class MarketData {
    static final String SERVICE = "market-data-service";

    private static final Logger log = LoggerFactory.getLogger(MarketData.class);

    private final DiscoveryClient discovery;
    private final RestClient client;
    private final ServiceIdentity identity;
    private final CircuitBreaker breaker;
    private final Rotation rotation;
    private final CandleParser parser;
    private final HistoryProperties properties;
    private final InstantSource clock;

    MarketData(
            DiscoveryClient discovery,
            RestClient client,
            ServiceIdentity identity,
            CircuitBreaker breaker,
            Environment environment,
            HistoryProperties properties,
            InstantSource clock) {
        this.discovery = discovery;
        this.client = client;
        this.identity = identity;
        this.breaker = breaker;
        this.rotation = new Rotation(properties.rest());
        this.parser = new CandleParser(environment);
        this.properties = properties;
        this.clock = clock;
    }

    /** Patience for one piece of work. */
    Patience patience() {
        return new Patience(properties);
    }

    /** Somebody waits for the answer, so it is asked for once more at most. */
    boolean knows(Instrument instrument) {
        return ask(
                "/v1/instruments/" + instrument.id(),
                new Patience(properties, 1),
                response -> response.getStatusCode().is2xxSuccessful());
    }

    CandlePage candles(CandleRange range, Patience patience) {
        return ask(
                range.query(),
                patience,
                response ->
                        new CandlePage(columns(response, range.instrument(), range.interval()), isSettled(response)));
    }

    /** The newest closed candle, if there is one, and perhaps the one before it. */
    Columns newest(Instrument instrument, Interval interval, Patience patience) {
        // The newest of all may be open.
        String path = "/v1/candles/%s?interval=%s&limit=2".formatted(instrument.id(), interval.code());
        return ask(path, patience, response -> columns(response, instrument, interval));
    }

    private Columns columns(ClientHttpResponse response, Instrument instrument, Interval interval) throws IOException {
        if (response.getStatusCode().equals(HttpStatus.NOT_FOUND)) {
            throw new UnknownInstrument(instrument);
        }
        Columns.Builder columns = new Columns.Builder(instrument, interval);
        parser.parse(response.getBody(), columns);
        return columns.build();
    }

    private <T> T ask(String path, Patience patience, Reading<T> reading) {
        try {
            return patience.ask(() -> breaker.executeSupplier(() -> attempt(path, reading)));
        } catch (CallNotPermittedException | ResourceAccessException | JacksonException | NoAnswer failure) {
            log.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .addKeyValue("circuit", breaker.getState())
                    .log("market-data-service does not answer");
            throw away("The candles cannot be read at the moment: market-data-service does not answer.");
        } catch (CandleParser.ForeignCandles foreign) {
            log.atError().addKeyValue("reason", foreign.getMessage()).log("market-data-service serves other data");
            throw away("The candles cannot be read: they are those of another environment.");
        }
    }

    private <T> T attempt(String path, Reading<T> reading) {
        Instant now = clock.instant();
        URI instance = rotation.next(instances(), null, now);
        if (instance == null) {
            throw new NoAnswer("The registry knows no instance");
        }
        try {
            return client.get()
                    .uri(URI.create(instance + path))
                    .header(IdentityHeader.NAME, identity.token())
                    .exchangeForRequiredValue((request, response) -> read(response, reading));
        } catch (ResourceAccessException failure) {
            if (Thread.currentThread().isInterrupted()) {
                // Nobody wants the answer any more, which says nothing about the service.
                throw new CancellationException("Interrupted while candles were read");
            }
            rotation.unreachable(instance, now);
            throw failure;
        }
    }

    private static <T> T read(ClientHttpResponse response, Reading<T> reading) throws IOException {
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        if (status == HttpStatus.OK || status == HttpStatus.NOT_FOUND) {
            return reading.of(response);
        }
        throw new NoAnswer("Answered with status " + response.getStatusCode().value());
    }

    private List<URI> instances() {
        return discovery.getInstances(SERVICE).stream()
                .map(ServiceInstance::getUri)
                .sorted()
                .toList();
    }

    /** market-data-service says so itself, to caches. */
    private static boolean isSettled(ClientHttpResponse response) {
        String cacheControl = response.getHeaders().getCacheControl();
        return cacheControl != null && cacheControl.contains("immutable");
    }

    private Unavailable away(String detail) {
        Duration pause = properties.pause();
        return new Unavailable(detail, pause);
    }

    /** What is made of an answer with status 200 or 404. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ClientHttpResponse response) throws IOException;
    }

    /** There is nobody to ask, or no answer that could be used. */
    private static final class NoAnswer extends RuntimeException {
        NoAnswer(String message) {
            super(message);
        }
    }
}
