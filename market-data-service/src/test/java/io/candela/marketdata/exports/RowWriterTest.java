package io.candela.marketdata.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Decimals;
import io.candela.platform.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowWriterTest {
    private static final List<String> COLUMNS = List.of("id", "side", "price", "count", "time", "venues");

    @Example
    void linesOfJsonEndWithOneThatSaysThatItWasTheLast() throws IOException {
        assertThat(written(ExportFormat.NDJSON)).isEqualTo("""
                {"id":"a","price":"30000.02","count":3,"time":"2013-11-25T00:00:00.123456789Z","venues":["kraken"]}
                {"id":"é \\"b\\",","side":"buy","price":"-1","count":0,"time":"1970-01-01T00:00:00Z"}
                {"complete":true,"rows":2}
                """);
    }

    @Example
    void commaSeparatedLinesQuoteWhatNeedsIt() throws IOException {
        assertThat(written(ExportFormat.CSV))
                .isEqualTo(String.join(
                        "\r\n",
                        "id,side,price,count,time,venues",
                        "a,,30000.02,3,2013-11-25T00:00:00.123456789Z,kraken",
                        "\"é \"\"b\"\",\",buy,-1,0,1970-01-01T00:00:00Z,",
                        ""));
    }

    @Property
    void everyDecimalOfTheStoreReadsAsTheApiWritesIt(@ForAll @Scale(18) BigDecimal value) throws IOException {
        byte[] stored = value.setScale(18).toPlainString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowWriter writer = ExportFormat.CSV.writer(List.of("price"), bytes);
        writer.decimal(stored, 0, stored.length);
        writer.end();
        writer.complete();

        assertThat(bytes.toString(StandardCharsets.US_ASCII))
                .isEqualTo("price\r\n" + Decimals.canonical(value).toPlainString() + "\r\n");
    }

    @Property
    void whateverATextHasInItIsReadAgain(@ForAll String text) throws IOException {
        String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowWriter writer = ExportFormat.NDJSON.writer(List.of("id"), bytes);
        writer.text(text);
        writer.end();
        writer.complete();

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(RecordJson.mapper().readTree(lines.getFirst()).get("id").asString())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                          | NDJSON
            text/csv                                     | CSV
            text/*                                       | CSV
            application/x-ndjson;q=0.5, text/csv         | CSV
            application/x-ndjson, text/csv;q=0.5         | NDJSON
            text/html, application/vnd.apache.parquet    | PARQUET
            """)
    void theFormatIsTheOneThatIsWishedForMost(String accept, ExportFormat format) {
        assertThat(ExportFormat.accepted(accept)).isEqualTo(format);
    }

    private static String written(ExportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowWriter writer = format.writer(COLUMNS, bytes);
        byte[] price = "30000.020000000000000000".getBytes(StandardCharsets.US_ASCII);
        writer.text("a");
        writer.absent();
        writer.decimal(price, 0, price.length);
        writer.plain("3");
        writer.time(Instant.parse("2013-11-25T00:00:00.123456789Z").getEpochSecond() * 1_000_000_000L + 123_456_789);
        writer.list(List.of("kraken"));
        writer.end();
        writer.text("é \"b\",");
        writer.text("buy");
        writer.decimal(new BigDecimal("-1.00"));
        writer.plain("0");
        writer.time(Instant.EPOCH);
        writer.absent();
        writer.end();
        writer.complete();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
