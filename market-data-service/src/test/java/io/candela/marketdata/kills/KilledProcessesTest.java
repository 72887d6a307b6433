package io.candela.marketdata.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.Price;
import io.candela.contracts.Trade;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Password;
import io.candela.local.software.QuestDbServer;
import io.candela.local.software.Software;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A replica, the store and the broker are killed as by {@code kill -9} while hundreds of trades are made each second: nothing
 * is lost and nothing is doubled. Each test goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String USER = "candela";

    @TempDir
    static Path folder;

    private static final List<Runnable> running = new ArrayList<>();
    private static Killable kafka;
    private static Killable store;
    private static Load load;
    private static Replica one;
    private static Replica other;
    private static Tap tap;

    @BeforeAll
    static void start() {
        Software software = Software.ofThisProject();
        KafkaBroker broker = new KafkaBroker(software, folder.resolve("kafka"), FreePorts.one(), FreePorts.one());
        QuestDbServer questDb = new QuestDbServer(
                software, folder.resolve("questdb"), FreePorts.one(), FreePorts.one(), USER, Password.fresh());
        kafka = new Killable(broker, folder.resolve("kafka.log"));
        store = new Killable(questDb, folder.resolve("questdb.log"));
        running.addAll(List.of(kafka::close, store::close));
        CompletableFuture.allOf(CompletableFuture.runAsync(kafka::start), CompletableFuture.runAsync(store::start))
                .join();
        load = new Load();
        running.add(load::close);
        Map<String, String> settings = new HashMap<>(load.settings());
        String kafkaAt = broker.bootstrapServers();
        settings.putAll(Map.of(
                "candela.environment",
                "sandbox",
                "spring.kafka.bootstrap-servers",
                kafkaAt,
                "candela.market-data.history.http",
                "http://127.0.0.1:" + questDb.httpPort(),
                "candela.market-data.history.url",
                "jdbc:postgresql://127.0.0.1:" + questDb.pgPort() + "/qdb",
                "candela.market-data.history.username",
                questDb.user(),
                "candela.market-data.history.password",
                questDb.password()));
        one = new Replica(folder.resolve("one"), settings);
        other = new Replica(folder.resolve("other"), settings);
        running.addAll(List.of(one::close, other::close));
        CompletableFuture.allOf(CompletableFuture.runAsync(one::start), CompletableFuture.runAsync(other::start))
                .join();
        tap = new Tap(kafkaAt);
        running.add(tap::close);
        await().atMost(PATIENCE)
                .until(() -> !owned(one).isEmpty() && !owned(other).isEmpty());
    }

    @AfterAll
    static void stop() {
        running.reversed().forEach(Runnable::run);
    }

    @Test
    @Order(1)
    void theFeedsOfAKilledReplicaMoveAndWhatWasMissedIsFilled() {
        List<String> venues = owned(other);
        awaitNothingMissing();
        Instant killed = other.kill();

        for (String venue : venues) {
            Instant heard = heardSince(killed, venue);
            say("replica killed, %s is heard again after %s s", venue, seconds(killed, heard));
        }
        say("replica killed, all prices are new after %s s", seconds(killed, pricesSince(killed)));
        say("replica killed, all candles are new after %s s", seconds(killed, candlesSince(killed)));
        for (String venue : venues) {
            JsonNode gap = after(() -> one.json("/v1/coverage/BTC-USD")
                    .get("data")
                    .valueStream()
                    .filter(each -> each.get("venue").asString().equals(venue)
                            && each.get("state").asString().equals("back-filled")
                            && time(each, "to").isAfter(killed))
                    .findFirst()
                    .orElse(null));
            assertThat(time(gap, "from")).isBetween(killed.minusSeconds(10), killed);
            say(
                    "replica killed, the ledger has %s as not heard for %s s, filled after %s s",
                    venue, seconds(time(gap, "from"), time(gap, "to")), seconds(killed, time(gap, "repairedAt")));
        }
        assertNothingIsLostOrDoubled("replica");
    }

    @Test
    @Order(2)
    void withoutTheStoreTheNewestIsServedAndOnceItIsBackNothingIsMissing() {
        other.start();
        await().atMost(PATIENCE).until(() -> !owned(other).isEmpty());
        awaitNothingMissing();
        Instant killed = store.kill();

        String deep = "/v1/trades/BTC-USD?limit=1";
        await().atMost(PATIENCE).until(() -> one.get(deep).statusCode() == 503);
        HttpResponse<String> refused = one.get(deep);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        pricesSince(Instant.now());
        assertThat(one.get("/v1/prices/BTC-USD").statusCode()).isEqualTo(200);
        assertThat(one.get("/v1/candles/BTC-USD?interval=1m").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> load.now().isAfter(killed.plusSeconds(10)));

        store.start();
        say("store killed, it is started again after %s s", seconds(killed, Instant.now()));
        await().atMost(PATIENCE).until(() -> one.get(deep).statusCode() == 200);
        say("store killed, old trades are answered again after %s s", seconds(killed, Instant.now()));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> time(one.json(deep).get("data").get(0), "time")
                        .isAfter(Instant.now().minusSeconds(5)));
        say("store killed, it has the newest trades again after %s s", seconds(killed, Instant.now()));
        assertNothingIsLostOrDoubled("store");
    }

    @Test
    @Order(3)
    void withoutTheBrokerReadsGoOnAndOnceItIsBackTradesDo() {
        awaitNothingMissing();
        Instant killed = kafka.kill();

        assertThat(one.get("/v1/prices/BTC-USD").statusCode()).isEqualTo(200);
        assertThat(one.get("/v1/candles/BTC-USD?interval=1m").statusCode()).isEqualTo(200);
        assertThat(one.get("/v1/trades/BTC-USD?limit=1").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> load.now().isAfter(killed.plusSeconds(10)));

        kafka.start();
        say("broker killed, it is started again after %s s", seconds(killed, Instant.now()));
        for (String venue : Load.VENUES) {
            say(
                    "broker killed, trades of %s flow again after %s s",
                    venue, seconds(killed, tradesSince(killed, venue)));
        }
        say("broker killed, all prices are new after %s s", seconds(killed, pricesSince(killed)));
        say("broker killed, all candles are new after %s s", seconds(killed, candlesSince(killed)));
        assertNothingIsLostOrDoubled("broker");
    }

    /** What feeds had not heard when they were shared out has been filled by now. */
    private static void awaitNothingMissing() {
        List<Traded> traded = load.traded();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> new Books(tap.all(Trade.class)).missing(traded).isEmpty());
    }

    private static void assertNothingIsLostOrDoubled(String killed) {
        load.pause();
        try {
            compare(killed);
        } finally {
            load.go();
        }
    }

    private static void compare(String killed) {
        List<Traded> traded = load.traded();
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> missing = new Books(tap.all(Trade.class)).missing(traded);
            assertThat(missing).as("%d trades, first of them", missing.size()).isEmpty();
        });
        Books books = new Books(tap.all(Trade.class));
        books.assertNothingIsInvented(traded);
        for (String instrument : load.instruments()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> books.assertHistoryIsTheSame(
                            instrument, one.all("/v1/trades/" + instrument + "?sort=time&limit=1000")));
            for (Interval interval : Interval.published()) {
                String path =
                        "/v1/candles/%s?interval=%s&from=2020-01-01&limit=5000".formatted(instrument, interval.code());
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Books.served(one.all(path)))
                                .as(path)
                                .isEqualTo(books.candles(instrument, interval)));
            }
        }
        Books.assertRevisionsOnlyGrow(tap.all(Candle.class));
        say(
                "%s killed, %d trades of %d in the topic are in the history and in candles once; %d came twice",
                killed, books.size(), traded.size(), books.twice());
    }

    /** The venues whose trades come to a replica now. */
    private static List<String> owned(Replica replica) {
        Map<String, Double> before = replica.heard();
        Instant asked = load.now();
        await().atMost(PATIENCE).until(() -> load.now().isAfter(asked.plusSeconds(2)));
        Map<String, Double> now = replica.heard();
        return Load.VENUES.stream()
                .filter(venue -> now.getOrDefault(venue, 0.0) > before.getOrDefault(venue, 0.0))
                .toList();
    }

    private static Instant heardSince(Instant time, String venue) {
        return after(() -> tap.all(Trade.class).stream()
                .filter(trade ->
                        trade.venue().id().equals(venue) && trade.receivedAt().isAfter(time))
                .map(Trade::receivedAt)
                .findFirst()
                .orElse(null));
    }

    private static Instant tradesSince(Instant time, String venue) {
        return after(() -> tap.firstRead(
                        Trade.class,
                        trade ->
                                trade.venue().id().equals(venue) && trade.time().isAfter(time))
                .orElse(null));
    }

    /** When there was a price of each instrument that knows of a trade after {@code time}. */
    private static Instant pricesSince(Instant time) {
        return last(instrument -> tap.firstRead(
                Price.class,
                price -> price.instrument().id().equals(instrument)
                        && price.asOf().isAfter(time)));
    }

    /** When there was a candle of each instrument as it was known after {@code time}. */
    private static Instant candlesSince(Instant time) {
        return last(instrument -> tap.firstRead(
                Candle.class,
                candle -> candle.instrument().id().equals(instrument)
                        && candle.knownAt().isAfter(time)));
    }

    private static Instant last(Function<String, Optional<Instant>> first) {
        return load.instruments().stream()
                .map(instrument -> after(() -> first.apply(instrument).orElse(null)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What is there once something is. */
    private static <T> T after(Callable<T> question) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(question, answer -> answer != null);
    }

    private static Instant time(JsonNode of, String field) {
        return of.has(field) ? Instant.parse(of.get(field).asString()) : Instant.EPOCH;
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
    }

    private static void say(String text, Object... values) {
        System.out.printf("recovery: " + text + "%n", values);
    }
}
