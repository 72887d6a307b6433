package io.candela.platform.json;

import io.candela.contracts.Book;
import io.candela.contracts.Candle;
import io.candela.contracts.ClockTick;
import io.candela.contracts.CoverageGap;
import io.candela.contracts.Credential;
import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.contracts.Price;
import io.candela.contracts.Quote;
import io.candela.contracts.Signal;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Usage;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One event of each kind, with every property set; the newest golden files are these. */
final class Samples {
    private static final Instant TIME = Instant.parse("2013-11-25T00:00:13Z");
    private static final Instant RECEIVED = Instant.parse("2013-11-25T00:00:13.250Z");
    private static final Instrument BTC_USD = new Instrument("BTC-USD");
    private static final Venue BITSTAMP = new Venue("bitstamp");

    private Samples() {}

    /** By the name of the golden file, which starts with the topic's. */
    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        samples.put(Topics.TRADES.name(), trade());
        samples.put(Topics.TRADES.name() + ".clock", new ClockTick(Environment.REPLAY, "replay", TIME, Duration.ZERO));
        samples.put(Topics.QUOTES.name(), quote());
        samples.put(Topics.BOOKS.name(), book());
        samples.put(Topics.PRICES.name(), price());
        samples.put(Topics.CANDLES.name(), candle());
        samples.put(Topics.FEEDS.name(), feedStatus());
        samples.put(
                Topics.COVERAGE.name(),
                new CoverageGap(
                        Environment.SANDBOX,
                        new Venue("kraken"),
                        "kraken",
                        TIME,
                        RECEIVED,
                        List.of(new CoverageGap.Repair(BTC_USD, RECEIVED, true))));
        samples.put(Topics.SIGNALS.name(), signal());
        samples.put(Topics.GRADES.name(), grade());
        samples.put(Topics.CREDENTIALS.name(), credential());
        samples.put(Topics.PLANS.name(), new Plan("free", 60, 60, 10_000, 2, 30, 3));
        samples.put(Topics.USAGE.name(), usage());
        return samples;
    }

    private static Trade trade() {
        return new Trade(
                Environment.REPLAY,
                BTC_USD,
                BITSTAMP,
                "71",
                decimal("800.05"),
                decimal("0.27838049"),
                TakerSide.BUY,
                TIME,
                RECEIVED);
    }

    private static Quote quote() {
        return new Quote(
                Environment.LIVE,
                BTC_USD,
                BITSTAMP,
                decimal("800"),
                decimal("1.5"),
                decimal("800.1"),
                decimal("0"),
                TIME,
                RECEIVED);
    }

    private static Book book() {
        return new Book(
                Environment.LIVE,
                BTC_USD,
                BITSTAMP,
                Book.State.FOLLOWED,
                List.of(level("800", "1.5"), level("799.9", "0.25")),
                List.of(level("800.1", "2")),
                71,
                new Book.Checksum("crc32-top10", 3_310_070_434L, 1, 8),
                2,
                TIME,
                RECEIVED,
                TIME.plusSeconds(30));
    }

    private static Book.Level level(String price, String quantity) {
        return new Book.Level(decimal(price), decimal(quantity));
    }

    private static Price price() {
        return new Price(
                Environment.REPLAY,
                BTC_USD,
                decimal("800.05"),
                decimal("1"),
                1,
                "wmedian-1",
                TIME,
                RECEIVED,
                TIME.plusSeconds(30),
                List.of(new Price.Input(BITSTAMP, decimal("800.05"), decimal("0"), "71", TIME, Price.Exclusion.STALE)));
    }

    private static Candle candle() {
        return new Candle(
                Environment.REPLAY,
                BTC_USD,
                Venue.CONSOLIDATED,
                Interval.M1,
                Interval.M1.floor(TIME),
                Interval.M1.floor(TIME).plus(Interval.M1.length()),
                decimal("800.01"),
                decimal("800.05"),
                decimal("800.01"),
                decimal("800.05"),
                decimal("0.83052973"),
                decimal("800.045183784"),
                4,
                decimal("0.5"),
                Candle.State.CORRECTED,
                1,
                true,
                Instant.parse("2013-11-25T01:01:00Z"));
    }

    private static FeedStatus feedStatus() {
        return new FeedStatus(
                Environment.REPLAY,
                BITSTAMP,
                "replay",
                FeedStatus.State.RUNNING,
                TIME,
                RECEIVED,
                2,
                "row 71 of 100000",
                RECEIVED);
    }

    private static Signal signal() {
        return new Signal(
                Environment.REPLAY,
                "0f3a9c",
                "ema-cross",
                1,
                new TreeMap<>(Map.of("fast", 12, "slow", 26)),
                BTC_USD,
                Interval.H1,
                Signal.Side.LONG,
                decimal("0.7"),
                new TreeMap<>(Map.of("fast", decimal("801.5"), "slow", decimal("799.25"))),
                Interval.H1.floor(TIME),
                0,
                TIME.plusSeconds(3600),
                TIME.plusSeconds(7200),
                1,
                Signal.State.CORRECTED);
    }

    private static Grade grade() {
        return new Grade(
                Environment.LIVE,
                BTC_USD,
                decimal("61.5"),
                decimal("70"),
                new TreeMap<>(Map.of("trend", decimal("80"), "risk", decimal("45.25"))),
                "grade-1",
                TIME,
                RECEIVED,
                TIME.plusSeconds(7_200),
                List.of(new Grade.Input(
                        "trend",
                        Grade.Horizon.TRADER,
                        decimal("0.3"),
                        new TreeMap<>(Map.of("distance", decimal("0.015"))))));
    }

    private static Credential credential() {
        return new Credential(
                "key_01",
                Credential.Kind.API_KEY,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "acc_01",
                "free",
                new TreeSet<>(List.of("market:read", "signals:read")),
                KeyMode.TEST,
                List.of("192.0.2.0/24"),
                Credential.Status.ACTIVE,
                TIME.plusSeconds(86_400),
                4,
                TIME,
                new Credential.Signing(Credential.Algorithm.ED25519, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    }

    private static Usage usage() {
        return new Usage(
                "key_01",
                "acc_01",
                "/v1/candles/{instrument}",
                200,
                BTC_USD,
                12,
                12,
                TIME,
                TIME.plusSeconds(60),
                "BTC-USD",
                "gw_01",
                7L);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
