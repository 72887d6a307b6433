package io.candela.marketdata.feeds.replay;

import io.candela.contracts.Decimals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** A recording of trades, one a line, in the order of their times. */
record Tape(Resource file) {
    /**
     * A trade on the tape.
     *
     * @param number counts from 1
     */
    record Row(long number, Instant time, BigDecimal price, BigDecimal amount) {
        static Row parse(long number, String line) {
            int first = line.indexOf(',');
            int second = line.indexOf(',', first + 1);
            return new Row(
                    number,
                    Instant.ofEpochSecond(Long.parseLong(line, 0, first, 10)),
                    Decimals.parse(line.substring(first + 1, second)),
                    Decimals.parse(line.substring(second + 1)));
        }
    }

    /** The rows, read while they are asked for; to be closed. */
    Stream<Row> rows() throws IOException {
        InputStream bytes = file.getInputStream();
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII));
        AtomicLong number = new AtomicLong();
        return reader.lines()
                .skip(1)
                .map(line -> Row.parse(number.incrementAndGet(), line))
                .onClose(() -> close(reader));
    }

    Instant firstTime() throws IOException {
        try (Stream<Row> rows = rows()) {
            return rows.findFirst().orElseThrow().time();
        }
    }

    Instant lastTime() throws IOException {
        try (Stream<Row> rows = rows()) {
            return rows.reduce((earlier, later) -> later).orElseThrow().time();
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
