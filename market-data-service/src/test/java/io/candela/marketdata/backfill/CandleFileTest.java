package io.candela.marketdata.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.backfill.CandleFile.Unfit;
import io.candela.marketdata.history.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleFileTest {
    private static final Series HOURS = new Series(new Instrument("BTC-USD"), new Venue("coinbase"), Interval.H1);
    private static final Instant NOW = Instant.parse("2020-01-01T14:00:00Z");
    private static final Instant NOON = Instant.parse("2020-01-01T12:00:00Z");

    @Test
    void aCandleIsReadToTheDigit() {
        Candle candle =
                read("{\"candles\":[%s],\"more\":{}}".formatted(row(NOON))).get(NOON);

        assertThat(candle)
                .isNotNull()
                .hasToString("Candle[environment=LIVE, instrument=BTC-USD, venue=coinbase, interval=1h,"
                        + " openTime=2020-01-01T12:00:00Z, closeTime=2020-01-01T13:00:00Z, open=456.14, high=456.33,"
                        + " low=454.79, close=456.1, volume=446.0329534, vwap=456.1, trades=0, takerBuyVolume=null,"
                        + " state=CLOSED, revision=0, isFinal=true, knownAt=2020-01-01T14:00:00Z]");
    }

    @Test
    void anyOrderWillDo() {
        Instant before = NOON.minusSeconds(3600);

        assertThat(read("{\"candles\":[%s,%s]}".formatted(row(NOON), row(before))))
                .containsOnlyKeys(before, NOON);
    }

    @Test
    void twoCandlesOfOneTimeAreRefused() {
        assertUnfit("{\"candles\":[%1$s,%1$s]}".formatted(row(NOON)), "two candles of 2020-01-01T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "open":"456.14"                    | "open":456.14                      | open is no string
            "open":"456.14"                    | "open":"0"                         | open must be above 0
            "open":"456.14"                    | "open":"457"                       | between low and high
            "close":"456.1"                    | "close":"1"                        | between low and high
            "close":"456.1"                    | "close":"NaN"                      | cannot be read
            "volume":"446.0329534"             | "volume":"-1"                      | volume
            "volume":"446.0329534"             | "volume":"0.0000000000000000001"   | more digits
            "volume":"446.0329534"             | "volume":"1e21"                    | more digits
            "volume":"446.0329534"             | "volumes":"1"                      | volume is no string
            "start":"1577880000"               | "start":"1577880001"               | no candle of 1h begins then
            "start":"1577880000"               | "start":"-3600"                    | no candle of 1h begins then
            "start":"1577880000"               | "start":"1577883600"               | may still change
            "start":"1577880000"               | "start":"99999999999999999999"     | cannot be read
            """)
    void whatIsWrongIsNamed(String right, String wrong, String says) {
        assertUnfit("{\"candles\":[%s]}".formatted(row(NOON).replace(right, wrong)), says);
    }

    @Test
    void aFileThatBreaksOffAnywhereIsRefused() {
        String whole = "{\"candles\":[%s]}".formatted(row(NOON));

        for (int length = 0; length < whole.length(); length++) {
            assertUnfit(whole.substring(0, length), "");
        }
        assertThat(read(whole)).hasSize(1);
    }

    @Test
    void whatIsNoListOfCandlesIsRefused() {
        assertUnfit("[]", "no JSON object");
        assertUnfit("{\"candles\":[]}", "no candles");
        assertUnfit("{\"candles\":{}}", "no candles");
        assertUnfit("{}", "no candles");
    }

    private static String row(Instant start) {
        return "{\"start\":\"%d\",\"low\":\"454.79\",\"high\":\"456.33\",\"open\":\"456.14\",\"close\":\"456.1\",\"volume\":\"446.0329534\"}"
                .formatted(start.getEpochSecond());
    }

    private static void assertUnfit(String file, String says) {
        assertThatExceptionOfType(Unfit.class)
                .as(file)
                .isThrownBy(() -> read(file))
                .withMessageContaining(says);
    }

    private static NavigableMap<Instant, Candle> read(String file) {
        return new CandleFile(Environment.LIVE, HOURS, NOW, NOW.minusSeconds(3600))
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
