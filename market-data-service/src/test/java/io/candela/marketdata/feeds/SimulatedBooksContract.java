package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Book;
import io.candela.contracts.Book.Level;
import io.candela.contracts.Book.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.TestFeeds;
import io.candela.sandbox.Sandbox;
import io.candela.sandbox.market.Market;
import io.candela.sandbox.stage.Fault;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be made of a simulated venue's books over real connections: always what the venue itself says when asked. */
public abstract class SimulatedBooksContract {
    protected static final Instrument BTC = new Instrument("BTC-USD");
    protected static final Instrument DOGE = new Instrument("DOGE-USD");

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stage stage = Sandbox.stage(7, BEGIN);
    private final StageServer server = new StageServer(stage, 0, true);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Instant, Map<Instrument, List<List<Level>>>> truth = new HashMap<>();
    private final List<Book> told = new CopyOnWriteArrayList<>();
    private final String venue;
    private final TestFeeds feeds;
    private final BookFeed feed;
    private @Nullable Thread running;

    protected SimulatedBooksContract(String venue, Function<LiveFeeds, ExchangeFeed> feed) {
        this.venue = venue;
        this.feeds = new TestFeeds(venue, server.port(), stage::now);
        this.feed = feed.apply(feeds.feeds()).books().orElseThrow();
    }

    /** Where the venue answers what is in a book. */
    protected abstract String path(Instrument instrument);

    /** The bids and asks in the answer, lists of price and quantity. */
    protected abstract List<JsonNode> sides(JsonNode answer);

    /** When the market changed last that the book shows. */
    protected Instant changedAt(Book book) {
        return book.time();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            running.interrupt();
            running.join();
        }
        server.close();
    }

    @Test
    void everyBookIsAsTheVenueHasIt() {
        connect();
        passUntil(() -> told(BTC).size() > 20 && told(DOGE).size() > 5);

        assertThatBooksAreTrue();
        assertThat(told)
                .allMatch(book -> book.environment() == Environment.SANDBOX
                        && book.venue().id().equals(venue)
                        && book.state() == State.FOLLOWED
                        && book.resyncs() == 0
                        && book.bids().size() == Book.DEPTH
                        && book.asks().size() == Book.DEPTH);
        assertThat(feeds.counted("malformed") + feeds.counted("unknown") + feeds.counted("refused"))
                .isZero();
    }

    @Test
    void afterABrokenConnectionEveryBookIsBegunAnew() {
        connect();
        passUntil(() -> told(BTC).size() > 5 && told(DOGE).size() > 2);

        begin(new Fault.Disconnect());
        await().atMost(PATIENCE).until(() -> running != null && !running.isAlive());
        assertThat(told(BTC).getLast().state()).isEqualTo(State.RESYNCING);
        assertThat(told(DOGE).getLast().state()).isEqualTo(State.RESYNCING);
        pass();
        connect();
        passUntil(() -> told(BTC).getLast().state() == State.FOLLOWED
                && told(DOGE).getLast().state() == State.FOLLOWED);
        assertThatBooksAreTrue();
        assertThat(told(BTC).getLast().resyncs()).isEqualTo(1);
        assertThat(resyncs("connection")).isEqualTo(2);
    }

    /** Lets something go wrong at the venue. */
    final void begin(Fault fault) {
        stage.begin(venue, fault);
    }

    final Instant now() {
        return stage.now();
    }

    final double resyncs(String cause) {
        return feeds.resyncs(cause);
    }

    final void connect() {
        // A market that has just begun has no book yet.
        pass();
        running = Thread.ofVirtual().start(() -> {
            try {
                feed.run(Set.of(BTC, DOGE), told::add);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    final List<Book> told(Instrument instrument) {
        return told.stream()
                .filter(book -> book.instrument().equals(instrument))
                .toList();
    }

    final void passUntil(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            pass();
            return condition.getAsBoolean();
        });
    }

    /** One step of the market; what each book then is, is kept by the time that its change has. */
    private void pass() {
        Instant time = stage.now();
        stage.advance(time.plus(Market.STEP));
        Map<Instrument, List<List<Level>>> books = new HashMap<>();
        for (Instrument instrument : List.of(BTC, DOGE)) {
            JsonNode answer = ask(path(instrument));
            books.put(
                    instrument,
                    sides(answer).stream().map(SimulatedBooksContract::levels).toList());
        }
        truth.put(time, books);
    }

    private JsonNode ask(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:%d/%s%s".formatted(server.port(), venue, path));
            return JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static List<Level> levels(JsonNode rows) {
        return rows.valueStream()
                .limit(Book.DEPTH)
                .map(row -> new Level(
                        new BigDecimal(row.get(0).asString()),
                        new BigDecimal(row.get(1).asString())))
                .toList();
    }

    final void assertThatBooksAreTrue() {
        for (Book book : told) {
            assertThat(truth.getOrDefault(changedAt(book), Map.of()).get(book.instrument()))
                    .as("%s at %s", book.instrument(), book.time())
                    .isEqualTo(List.of(book.bids(), book.asks()));
        }
    }
}
