package io.candela.marketdata.tickers;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DayTest {
    private static final Instrument BTC_USD = new Instrument("BTC-USD");

    private final Random random = new Random(7);

    /** The clock goes on for two days while candles are opened, closed and corrected, also some of a day ago. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theTickerOfEachMomentFollowsFromItsCandlesToTheDigit(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int step) {
        Day day = new Day(true);
        TreeMap<Instant, Candle> candles = new TreeMap<>();
        for (int minute = 0; minute < 2_880; minute += 1 + random.nextInt(step)) {
            List<Candle> told = new ArrayList<>();
            told.add(Minutes.candle(BTC_USD, minute, State.OPEN, 0, -30, random));
            told.add(Minutes.candle(BTC_USD, minute, State.CLOSED, 0, 2, random));
            if (random.nextInt(10) == 0) {
                int late = minute - random.nextInt(1_500);
                told.add(Minutes.candle(BTC_USD, late, State.CORRECTED, 1, 60 * (minute - late), random));
            }
            if (random.nextBoolean()) {
                told.add(Minutes.candle(BTC_USD, minute + 1, State.OPEN, 0, -30, random));
            }
            for (Candle candle : told) {
                day.take(candle);
                candles.put(candle.openTime(), candle);
            }
            if (random.nextInt(20) == 0) {
                Instant now = Minutes.at(minute + 1).plusSeconds(random.nextInt(600));
                assertThatTheTickerFollows(day, candles, now, BigDecimal.valueOf(1 + random.nextInt(100_000), 2));
            }
        }
    }

    private static void assertThatTheTickerFollows(
            Day day, NavigableMap<Instant, Candle> candles, Instant now, BigDecimal last) {
        Period period = Period.before(now);
        JsonNode ticker = RecordJson.mapper()
                .valueToTree(TickerView.of(
                        Minutes.price(BTC_USD, last.toPlainString(), now),
                        day.between(period.from(), period.to()),
                        now,
                        List.of()));
        Instant from = Instant.parse(ticker.at("/candles/from").asString());
        Instant to = Instant.parse(ticker.at("/candles/to").asString());
        List<JsonNode> rows = candles.subMap(from, to).values().stream()
                .map(candle -> RecordJson.mapper().<JsonNode>valueToTree(candle))
                .toList();
        assertThat(recomputed(rows, ticker.get("last").asString())).isEqualTo(shown(ticker));
    }

    private static String shown(JsonNode ticker) {
        return String.join(
                " ",
                text(ticker, "open"),
                text(ticker, "high"),
                text(ticker, "low"),
                text(ticker, "volume"),
                text(ticker, "quoteVolume"),
                text(ticker, "vwap"),
                text(ticker, "change"),
                text(ticker, "changePercent"),
                text(ticker, "trades"),
                ticker.at("/candles/count").asString());
    }

    /** As docs/methodology/tickers.md tells it, by nothing but what the API answers. */
    private static String recomputed(List<JsonNode> candles, String last) {
        if (candles.isEmpty()) {
            return "- - - 0 0 - - - 0 0";
        }
        BigDecimal high = decimal(candles.getFirst(), "high");
        BigDecimal low = decimal(candles.getFirst(), "low");
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        long trades = 0;
        for (JsonNode candle : candles) {
            high = high.max(decimal(candle, "high"));
            low = low.min(decimal(candle, "low"));
            volume = volume.add(decimal(candle, "volume"));
            value = value.add(decimal(candle, "vwap").multiply(decimal(candle, "volume")));
            trades += candle.get("trades").asLong();
        }
        MathContext digits = new MathContext(16, RoundingMode.HALF_EVEN);
        BigDecimal average = volume.signum() == 0
                ? decimal(candles.getLast(), "close")
                : value.divide(volume, 18, RoundingMode.HALF_EVEN).round(digits);
        BigDecimal open = decimal(candles.getFirst(), "open");
        BigDecimal change = new BigDecimal(last).subtract(open);
        BigDecimal percent = change.movePointRight(2).divide(open, 4, RoundingMode.HALF_EVEN);
        return String.join(
                " ",
                plain(open),
                plain(high),
                plain(low),
                plain(volume),
                plain(value.round(digits)),
                plain(average),
                plain(change),
                plain(percent),
                Long.toString(trades),
                Integer.toString(candles.size()));
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        Day day = new Day(true);
        day.take(candle(0, State.CLOSED));
        day.take(candle(1_500, State.CLOSED));
        Window before = day.between(Minutes.at(60), Minutes.at(1_501));
        day.take(candle(3_120, State.CLOSED));
        day.take(candle(3, State.CORRECTED));

        assertThat(candles(before)).isEqualTo(1);
        assertThat(candles(day.between(Minutes.at(0), Minutes.at(3_121)))).isEqualTo(1);
        assertThat(before.heardFrom()).isEqualTo(Minutes.at(0));
    }

    @Test
    void theCandlesThatAreOpenAreNamedForNobodyCanAskForThemLater() {
        Day day = new Day(true);
        day.take(candle(0, State.CLOSED));
        day.take(candle(1, State.OPEN));
        day.take(candle(2, State.OPEN));

        Window window = day.between(Minutes.at(0), Minutes.at(3));
        assertThat(window.open()).extracting(Candle::openTime).containsExactly(Minutes.at(1), Minutes.at(2));
        assertThat(window.knownAt()).isEqualTo(Minutes.at(1).plusSeconds(2));
        day.take(candle(2, State.CLOSED));
        assertThat(day.between(Minutes.at(0), Minutes.at(3)).open())
                .extracting(Candle::openTime)
                .containsExactly(Minutes.at(1));
    }

    @Test
    void whatWasNotToldIsAtHandWhenTheHistoryHasFilledIt() {
        Day day = new Day(false);
        assertThat(day.wantsPast()).isTrue();
        assertThat(day.between(Minutes.at(0), Minutes.at(20)).atHandFrom()).isEqualTo(Instant.MAX);

        Candle corrected = candle(5, State.CORRECTED);
        day.take(corrected);
        day.take(candle(10, State.CLOSED));
        assertThat(day.toldFrom()).isEqualTo(Minutes.at(10));
        assertThat(day.between(Minutes.at(0), Minutes.at(20)).atHandFrom()).isEqualTo(Minutes.at(10));

        day.fill(Minutes.at(0), List.of(candle(4, State.CLOSED), candle(5, State.CLOSED)), candle(-9, State.CLOSED));

        Window window = day.between(Minutes.at(0), Minutes.at(20));
        assertThat(candles(window)).isEqualTo(3);
        assertThat(window.atHandFrom()).isEqualTo(Minutes.at(0));
        assertThat(window.heardFrom()).isEqualTo(Minutes.at(-9));
        assertThat(day.wantsPast()).isFalse();
        assertThat(day.between(Minutes.at(5), Minutes.at(6)).traded()).isEqualTo(Traded.of(corrected));
    }

    @Test
    void anInstrumentThatIsNotTradedIsAskedForOnceAndAgainWhenItIs() {
        Day day = new Day(false);
        day.fill(Minutes.at(0), List.of(), null);
        assertThat(day.wantsPast()).isFalse();

        day.take(candle(10, State.OPEN));
        assertThat(day.wantsPast()).isTrue();
    }

    private Candle candle(int minute, State state) {
        return Minutes.candle(BTC_USD, minute, state, state == State.CORRECTED ? 1 : 0, 2, random);
    }

    private static int candles(Window window) {
        Traded traded = window.traded();
        return traded == null ? 0 : traded.candles();
    }

    private static String text(JsonNode ticker, String field) {
        JsonNode value = ticker.get(field);
        return value == null || value.isNull() ? "-" : value.asString();
    }

    private static BigDecimal decimal(JsonNode from, String field) {
        return new BigDecimal(from.get(field).asString());
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null
                ? "-"
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
