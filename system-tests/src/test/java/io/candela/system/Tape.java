package io.candela.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The recorded trades, and the candles that follow from them by the definition of a candle alone. */
final class Tape {
    private static final String FILE = "/bitstamp_trades_from_20131125_usd.csv";

    private Tape() {}

    record Row(Instant time, BigDecimal price, BigDecimal amount) {}

    /** What is compared of a candle, as it stands in JSON. */
    record Bar(String open, String high, String low, String close, String volume, long trades) {}

    static List<Row> rows() {
        try (InputStream stream = Objects.requireNonNull(Tape.class.getResourceAsStream(FILE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return lines.lines().skip(1).map(Tape::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The candles of {@code seconds} length, by open time. */
    static Map<Instant, Bar> candles(long seconds) {
        return rows().stream()
                .collect(Collectors.groupingBy(
                        row -> Instant.ofEpochSecond(row.time().getEpochSecond() / seconds * seconds),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Tape::bar)));
    }

    private static Bar bar(List<Row> rows) {
        return new Bar(
                plain(rows.getFirst().price()),
                plain(rows.stream().map(Row::price).max(BigDecimal::compareTo).orElseThrow()),
                plain(rows.stream().map(Row::price).min(BigDecimal::compareTo).orElseThrow()),
                plain(rows.getLast().price()),
                plain(rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add)),
                rows.size());
    }

    private static Row row(String line) {
        String[] parts = line.strip().split(",");
        return new Row(
                Instant.ofEpochSecond(Long.parseLong(parts[0])), new BigDecimal(parts[1]), new BigDecimal(parts[2]));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
