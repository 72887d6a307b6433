package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.CoverageGap;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Price;
import io.candela.contracts.Quote;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.marketdata.history.StoredHistory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whoever walks a list page by page, however long the pages are, meets every row that was there when they began, each once
 * and in order, wherever others are put in meanwhile.
 */
class WalkedListsTest {
    private static final Instant NOON = Instant.parse("2013-11-20T12:00:00Z");
    private static final List<Venue> VENUES = List.of(new Venue("bitstamp"), new Venue("kraken"));
    private static final int ROWS = 60;

    @TempDir
    static Path folder;

    private static Service service;
    private static StoredHistory history;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = Map.of(
                "spring.kafka.bootstrap-servers",
                Infrastructure.freshKafka().bootstrapServers(),
                "candela.market-data.replay.speed",
                "1",
                "candela.market-data.candles.recent",
                "20",
                "candela.market-data.instruments.listed.WALK-USD[0]",
                "bitstamp",
                "candela.market-data.instruments.listed.WALK-USD[1]",
                "kraken");
        service = Service.start(folder, settings);
        history = StoredHistory.open();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void trades(long seed) {
        Random random = new Random(seed);
        Instant begin = NOON.minus(Duration.ofDays(seed));
        List<Trade> there = IntStream.range(0, ROWS)
                .mapToObj(i -> trade("r" + i, begin, random))
                .toList();
        history.write(there);
        String range = "from=%s&to=%s".formatted(begin, begin.plusSeconds(7200));
        for (String sort : List.of("time", "-time")) {
            assertThatAWalkMeetsAll(
                    there.stream().map(Trade::tradeId).toList(),
                    "/v1/trades/WALK-USD?%s&sort=%s".formatted(range, sort),
                    trade -> trade.get("tradeId").asString(),
                    page -> history.write(List.of(trade(sort + page, begin, random))),
                    random);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void candles(long seed) {
        Random random = new Random(seed);
        Interval interval = List.of(Interval.M1, Interval.M5, Interval.M15).get((int) seed - 1);
        Set<Integer> places = new HashSet<>();
        random.ints(ROWS, 0, 200).forEach(places::add);
        List<Candle> there =
                places.stream().map(place -> candle(interval, place, 0)).toList();
        there.stream()
                .sorted((one, other) -> one.openTime().compareTo(other.openTime()))
                .forEach(WalkedListsTest::tell);
        String list = "/v1/candles/WALK-USD?interval=%s&from=%s".formatted(interval, NOON);
        // What makes room in memory is in the history by then, as it is where there is more memory than in this test.
        Awaitility.await()
                .until(() -> service.count("SELECT count() FROM candles WHERE instrument = 'WALK-USD' AND length = '%s'"
                                .formatted(interval))
                        == there.size());
        Awaitility.await()
                .until(() -> service.json(list + "&limit=5000").get("data").size() == there.size());
        for (String fill : List.of("none", "previous")) {
            assertThatAWalkMeetsAll(
                    there.stream().map(candle -> candle.openTime().toString()).toList(),
                    list + "&fill=" + fill,
                    candle -> candle.get("openTime").asString(),
                    // A correction of one that is there or was not, or a new one.
                    page -> tell(candle(interval, random.nextInt(220), page)),
                    random);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void coverage(long seed) {
        Random random = new Random(seed);
        Instant begin = NOON.minus(Duration.ofDays(seed));
        List<CoverageGap> there = IntStream.range(0, ROWS)
                .mapToObj(i -> gap(begin.plusSeconds(10L * i), random))
                .toList();
        there.forEach(WalkedListsTest::tell);
        String list =
                "/v1/coverage/WALK-USD?from=%s&to=%s".formatted(begin.minusSeconds(60), begin.plusSeconds(10 * ROWS));
        Awaitility.await()
                .until(() -> service.json(list + "&limit=1000").get("data").size() == there.size());
        assertThatAWalkMeetsAll(
                there.stream().map(gap -> gap.from() + " " + gap.venue()).toList(),
                list,
                gap -> gap.get("from").asString() + " " + gap.get("venue").asString(),
                page -> tell(gap(begin.plusSeconds(random.nextInt(10 * ROWS)).plusMillis(page), random)),
                random);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void prices(long seed) {
        Random random = new Random(seed);
        List<Price> there = random.ints(ROWS, 0, 5 * ROWS)
                .distinct()
                .mapToObj(number -> price(seed, number, random))
                .toList();
        there.forEach(WalkedListsTest::tell);
        Awaitility.await()
                .until(() -> ids(service.json("/v1/prices?limit=1000")).containsAll(ids(there)));
        assertThatAWalkMeetsAll(
                ids(there),
                "/v1/prices",
                price -> price.get("instrument").asString(),
                // A newer one of an instrument that is there, or the first of another.
                page -> tell(price(seed, random.nextInt(5 * ROWS), random)),
                random);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void quotes(long seed) {
        Random random = new Random(seed);
        List<Quote> there = random.ints(ROWS / 2, 0, 5 * ROWS)
                .distinct()
                .mapToObj(number -> quote(seed, number, 0))
                .flatMap(quote -> VENUES.stream().map(venue -> at(venue, quote)))
                .toList();
        there.forEach(WalkedListsTest::tell);
        List<String> ids = there.stream()
                .map(quote -> quote.instrument() + " " + quote.venue())
                .toList();
        Function<JsonNode, String> id = quote ->
                quote.get("instrument").asString() + " " + quote.get("venue").asString();
        Awaitility.await()
                .until(() -> service.json("/v1/quotes?limit=1000")
                        .get("data")
                        .valueStream()
                        .map(id)
                        .toList()
                        .containsAll(ids));
        assertThatAWalkMeetsAll(
                ids,
                "/v1/quotes",
                id,
                page -> tell(at(VENUES.get(random.nextInt(2)), quote(seed, random.nextInt(5 * ROWS), page))),
                random);
        assertThatAWalkMeetsAll(
                ids.stream().filter(each -> each.endsWith("kraken")).toList(),
                "/v1/quotes?venue=kraken&quote=USD",
                id,
                page -> tell(at(VENUES.get(random.nextInt(2)), quote(seed, random.nextInt(5 * ROWS), page))),
                random);
    }

    /** What is listed changes with a configuration only. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/instruments", "/v1/assets"})
    void whatIsListed(String list) {
        Random random = new Random(list.length());
        List<String> all = service.json(list + "?limit=1000")
                .get("data")
                .valueStream()
                .map(row -> row.get("id").asString())
                .toList();
        assertThatAWalkMeetsAll(all, list, row -> row.get("id").asString(), _ -> {}, random);
    }

    private static List<String> ids(JsonNode answer) {
        return answer.get("data")
                .valueStream()
                .map(price -> price.get("instrument").asString())
                .toList();
    }

    private static List<String> ids(List<Price> prices) {
        return prices.stream().map(price -> price.instrument().id()).toList();
    }

    private static void assertThatAWalkMeetsAll(
            List<String> there, String list, Function<JsonNode, String> id, IntConsumer arrives, Random random) {
        String first = list.contains("?") ? "&" : "?";
        List<String> met = new ArrayList<>();
        String next = "";
        for (int page = 1; next != null; page++) {
            JsonNode answer = service.json(list + first + "limit=" + (1 + random.nextInt(12)) + next);
            answer.get("data").forEach(row -> met.add(id.apply(row)));
            JsonNode cursor = answer.at("/page/next");
            next = cursor.isMissingNode() || cursor.isNull() ? null : "&cursor=" + cursor.asString();
            arrives.accept(page);
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(there);
        assertThat(met.stream().filter(there::contains).toList())
                .isEqualTo(orderedAsIn(service.json(list + first + "limit=1000"), id, there));
    }

    private static List<String> orderedAsIn(JsonNode all, Function<JsonNode, String> id, List<String> there) {
        return all.get("data").valueStream().map(id).filter(there::contains).toList();
    }

    private static void tell(Candle candle) {
        service.publish(Topics.CANDLES.name(), candle.instrument().id(), candle);
    }

    private static void tell(CoverageGap gap) {
        service.publish(Topics.COVERAGE.name(), gap.feed(), gap);
    }

    private static void tell(Price price) {
        service.publish(Topics.PRICES.name(), price.instrument().id(), price);
    }

    private static Price price(long seed, int number, Random random) {
        Instant asOf = NOON.plusSeconds(random.nextInt(60));
        return new Price(
                Environment.REPLAY,
                new Instrument("P%dX%03d-USD".formatted(seed, number)),
                BigDecimal.valueOf(1 + random.nextInt(1000)),
                BigDecimal.ONE,
                1,
                "wmedian-2",
                asOf,
                asOf,
                asOf.plusSeconds(30),
                List.of());
    }

    private static void tell(Quote quote) {
        service.publish(Topics.QUOTES.name(), quote.instrument().id(), quote);
    }

    private static Quote quote(long seed, int number, int seconds) {
        Instant time = NOON.plusSeconds(seconds);
        return new Quote(
                Environment.REPLAY,
                new Instrument("Q%dX%03d-USD".formatted(seed, number)),
                VENUES.getFirst(),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.TWO,
                BigDecimal.ONE,
                time,
                time);
    }

    private static Quote at(Venue venue, Quote quote) {
        return new Quote(
                quote.environment(),
                quote.instrument(),
                venue,
                quote.bid(),
                quote.bidQuantity(),
                quote.ask(),
                quote.askQuantity(),
                quote.time(),
                quote.receivedAt());
    }

    private static Trade trade(String id, Instant begin, Random random) {
        // Many at the same instant, in some of the seconds of two hours.
        Instant time = begin.plusSeconds(60L * random.nextInt(100));
        return new Trade(
                Environment.REPLAY,
                new Instrument("WALK-USD"),
                VENUES.get(random.nextInt(2)),
                id,
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                time,
                time);
    }

    private static Candle candle(Interval interval, int place, int revision) {
        Instant open = NOON.plus(interval.length().multipliedBy(place));
        Instant close = open.plus(interval.length());
        return new Candle(
                Environment.REPLAY,
                new Instrument("WALK-USD"),
                Venue.CONSOLIDATED,
                interval,
                open,
                close,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TWO,
                BigDecimal.TEN,
                BigDecimal.TWO,
                3,
                null,
                revision == 0 ? State.CLOSED : State.CORRECTED,
                revision,
                false,
                close);
    }

    private static CoverageGap gap(Instant from, Random random) {
        Venue venue = VENUES.get(random.nextInt(2));
        return new CoverageGap(Environment.REPLAY, venue, venue.id(), from, from.plusSeconds(3), List.of());
    }
}
