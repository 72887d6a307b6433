package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candela.marketdata.history.TradeLine.Column;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeLinesTest {
    private static final String NAMES =
            "\"nanos\",\"venue\",\"trade_id\",\"price\",\"quantity\",\"taker_side\",\"received\"\r\n";

    @Test
    void thoseOfOneTimeAreInTheOrderOfTheListOfTrades() throws IOException {
        String stored = NAMES
                + line(5, "kraken", "9")
                + line(6, "kraken", "10")
                + line(6, "kraken", "9")
                + line(6, "coinbase", "b")
                + line(6, "coinbase", "a")
                + line(7, "binance", "1");

        assertThat(read(stored))
                .containsExactly(
                        "5 kraken 9", "6 coinbase a", "6 coinbase b", "6 kraken 9", "6 kraken 10", "7 binance 1");
    }

    @Test
    void quotesCommasAndLineEndsInAnIdAreNoneOfTheFile() throws IOException {
        assertThat(read(NAMES + line(1, "kraken", "a \"\"b\"\",\nc"))).containsExactly("1 kraken a \"b\",\nc");
    }

    @Test
    void whatTheStoreSendsInManyPartsIsRead() throws IOException {
        String many = IntStream.range(0, 5000)
                .mapToObj(i -> line(i, "kraken", Integer.toString(i)))
                .collect(Collectors.joining());

        assertThat(read(NAMES + many))
                .isEqualTo(IntStream.range(0, 5000)
                        .mapToObj(i -> i + " kraken " + i)
                        .toList());
    }

    @Test
    void anEmptyRangeHasNoTrades() throws IOException {
        assertThat(read(NAMES)).isEmpty();
    }

    @Test
    void aLineThatStopsInTheMiddleIsNoEnd() {
        String whole = NAMES + line(1, "kraken", "1") + line(2, "kraken", "2");

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(whole.substring(0, whole.length() - 9)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(NAMES + "something else\r\n"));
    }

    private static List<String> read(String stored) throws IOException {
        List<String> read = new ArrayList<>();
        try (TradeLines lines = new TradeLines(new ByteArrayInputStream(stored.getBytes(StandardCharsets.UTF_8)))) {
            for (TradeLine line = lines.next(); line != null; line = lines.next()) {
                read.add("%d %s %s"
                        .formatted(line.number(Column.NANOS), text(line, Column.VENUE), text(line, Column.TRADE_ID)));
                assertThat(text(line, Column.PRICE)).isEqualTo("10.500000000000000000");
                assertThat(text(line, Column.TAKER_SIDE)).isEmpty();
                assertThat(line.number(Column.RECEIVED)).isEqualTo(77);
            }
        }
        return read;
    }

    private static String text(TradeLine line, Column column) {
        return new String(line.bytes(), line.from(column), line.to(column) - line.from(column), StandardCharsets.UTF_8);
    }

    private static String line(long nanos, String venue, String id) {
        return "%d,\"%s\",\"%s\",\"10.500000000000000000\",\"1.000000000000000000\",,77\r\n"
                .formatted(nanos, venue, id);
    }
}
