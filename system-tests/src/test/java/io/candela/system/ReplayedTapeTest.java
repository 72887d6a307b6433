package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The whole way of a trade: from the tape through Kafka into candles, and through the gateway to a caller. */
class ReplayedTapeTest {
    private final Instance instance = Instances.replayed();

    @Test
    void theHoursOfTheTapeFitOnePageAndTheLastIsStillOpen() {
        List<JsonNode> candles = hours();
        assertThat(candles).hasSize(161);
        assertThat(candles.subList(0, 160))
                .allSatisfy(
                        candle -> assertThat(candle.path("state").asString()).isEqualTo("closed"));
        assertThat(candles.getLast().path("state").asString()).isEqualTo("open");
        assertThat(candles).allSatisfy(candle -> {
            assertThat(candle.path("environment").asString()).isEqualTo("replay");
            assertThat(candle.path("venue").asString()).isEqualTo("consolidated");
        });
    }

    @ParameterizedTest
    @CsvSource({"1m, 60", "5m, 300", "15m, 900", "1h, 3600", "4h, 14400", "1d, 86400"})
    void theCandlesAreThoseThatTheTapeMakesDigitForDigit(String interval, long seconds) {
        Map<Instant, Tape.Bar> served =
                Answers.bars(Answers.of(instance).candles().getOrDefault(interval, List.of()));
        assertThat(served).containsExactlyEntriesOf(Tape.candles(seconds));
    }

    @Test
    void theTradesAreTheRowsOfTheTape() {
        List<JsonNode> trades =
                instance.readAll("/v1/trades/BTC-USD?from=2013-11-25&to=2013-11-26&sort=time&limit=1000");
        List<Tape.Row> rows = Tape.rows().stream()
                .filter(row -> row.time().isBefore(Instant.parse("2013-11-26T00:00:00Z")))
                .toList();
        assertThat(trades).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode trade = trades.get(i);
            assertThat(trade.path("tradeId").asString()).isEqualTo(Integer.toString(i + 1));
            assertThat(Instant.parse(trade.path("time").asString()))
                    .isEqualTo(rows.get(i).time());
            assertThat(new BigDecimal(trade.path("price").asString()))
                    .isEqualByComparingTo(rows.get(i).price());
            assertThat(new BigDecimal(trade.path("quantity").asString()))
                    .isEqualByComparingTo(rows.get(i).amount());
        }
    }

    @Test
    void thePriceIsThatOfTheLastTradeAndSaysWhatItIs() {
        Tape.Row last = Tape.rows().getLast();
        JsonNode price = instance.read("/v1/prices/BTC-USD?include=lineage");
        assertThat(price.path("price").asString())
                .isEqualTo(last.price().stripTrailingZeros().toPlainString());
        assertThat(Instant.parse(price.path("asOf").asString())).isEqualTo(last.time());
        assertThat(price.path("environment").asString()).isEqualTo("replay");
        assertThat(price.path("stale").asBoolean()).isFalse();
        assertThat(price.path("inputs").path(0).path("venue").asString()).isEqualTo("bitstamp");
    }

    @Test
    void theStrategyHasSignalled() {
        List<JsonNode> signals = Answers.of(instance).signals();
        assertThat(signals).isNotEmpty();
        assertThat(signals).extracting(signal -> signal.path("id").asString()).doesNotHaveDuplicates();
        JsonNode first = signals.getFirst();
        assertThat(instance.read("/v1/signals/" + first.path("id").asString())).isEqualTo(first);
    }

    @Test
    void whatUpPrintsWorksAsPrinted() throws Exception {
        String printed = Instances.printedByUp();
        assertThat(printed).contains("ready in ");
        Requests.in(printed).allAnswer();
    }

    @Test
    void statusTellsMemoryAndTheEndOfTheTape() {
        assertThat(instance.statusText()).contains("ended").containsPattern("total resident: [0-9,]+ MB");
        assertThat(instance.status().path("processes")).hasSizeGreaterThanOrEqualTo(10);
    }

    private List<JsonNode> hours() {
        JsonNode page = instance.read("/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-12-02");
        assertThat(page.path("page").path("next").isString()).isFalse();
        return page.path("data").valueStream().toList();
    }
}
