package io.candela.bench.market;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The service's own table of candles, full of invented minutes, and plain SQL over the PostgreSQL protocol. */
final class CandleTable implements AutoCloseable {
    /** Of those that the sandbox lists, so that the service knows them. */
    static final List<String> INSTRUMENTS = List.of(
            "BTC-USD",
            "ETH-USD",
            "SOL-USD",
            "XRP-USD",
            "ADA-USD",
            "DOGE-USD",
            "AVAX-USD",
            "LINK-USD",
            "LTC-USD",
            "DOT-USD",
            "BCH-USD",
            "XLM-USD",
            "UNI-USD",
            "ATOM-USD",
            "NEAR-USD",
            "ALGO-USD",
            "FIL-USD",
            "ETC-USD",
            "AAVE-USD",
            "XTZ-USD");

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int CHUNK = 2_500_000;
    private static final long NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int COLUMNS = 12;

    private final Store store = new Store();

    CandleTable() throws SQLException {}

    /** Minutes of every instrument from {@code begin} on, {@code rows} of them in all, in the order of time. */
    void fill(Instant begin, int rows) throws Exception {
        await(() -> store.has("candles"));
        long before = store.rows("candles");
        for (int from = 0; from < rows; from += CHUNK) {
            try (Statement statement = store.connection().createStatement()) {
                statement.execute(insert(begin, from, Math.min(CHUNK, rows - from)));
            }
        }
        await(() -> store.rows("candles") >= before + rows);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The table is not there, or not full, after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String insert(Instant begin, int from, int rows) {
        int instruments = INSTRUMENTS.size();
        String names = IntStream.range(0, instruments)
                .mapToObj(i -> "WHEN %d THEN '%s'".formatted(i, INSTRUMENTS.get(i)))
                .collect(Collectors.joining(" "));
        long nanos = begin.getEpochSecond() * 1_000_000_000L;
        String minute = "((n - 1 + %d) / %d) * %d".formatted(from, instruments, NANOS_A_MINUTE);
        return """
            INSERT INTO candles (open_time, instrument, venue, length, revision, open, high, low, close, volume, vwap,
              trades, state, final, known_at)
            SELECT CAST(%1$d + %2$s AS TIMESTAMP_NS), CASE (n - 1) %% %3$d %4$s END, 'consolidated', '1m', 0,
              %5$s, %6$s, %7$s, %8$s, CAST(7543190 + n %% 977 AS DECIMAL(38,18)) / 100000m, %5$s,
              n %% 90 + 1, 'closed', true, CAST(%9$d + %2$s AS TIMESTAMP_NS)
            FROM (SELECT x n FROM long_sequence(%10$d))\
            """.formatted(
                        nanos,
                        minute,
                        instruments,
                        names,
                        price(0),
                        price(71),
                        price(-53),
                        price(17),
                        nanos + Duration.ofSeconds(62).toNanos(),
                        rows);
    }

    private static String price(int more) {
        return "CAST(%d + n %% 7919 AS DECIMAL(38,18)) / 100m".formatted(3_000_000 + more);
    }

    /** The closes of the candles that open in [from, to); every column of them is read. */
    List<String> read(String instrument, Instant from, Instant to) throws SQLException {
        List<String> closes = new ArrayList<>();
        try (PreparedStatement query = store.connection().prepareStatement("""
            SELECT CAST(open_time AS LONG) open_nanos, close, revision, open, high, low, volume, vwap, trades, state, final,
              CAST(known_at AS LONG) known_nanos
            FROM candles WHERE instrument = ? AND venue = 'consolidated' AND length = '1m'
              AND open_time >= CAST(? AS TIMESTAMP_NS) AND open_time < CAST(? AS TIMESTAMP_NS) ORDER BY open_time\
            """)) {
            query.setString(1, instrument);
            query.setLong(2, from.getEpochSecond() * 1_000_000_000L);
            query.setLong(3, to.getEpochSecond() * 1_000_000_000L);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (int column = 1; column <= COLUMNS; column++) {
                        row.getString(column);
                    }
                    closes.add(row.getBigDecimal(2).stripTrailingZeros().toPlainString());
                }
            }
        }
        return closes;
    }

    @Override
    public void close() throws SQLException {
        store.close();
    }
}
