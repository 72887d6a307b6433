package io.candela.bench.market;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The service's own table of trades, full of invented ones of one instrument, and plain SQL over the PostgreSQL protocol. */
final class TradeTable implements AutoCloseable {
    static final String INSTRUMENT = "XTZ-USD";
    static final Duration APART = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int CHUNK = 2_500_000;
    private static final int FETCHED = 10_000;
    private static final int COLUMNS = 7;

    private final Store store = new Store();

    TradeTable() throws SQLException {}

    /** What is asked for of the trades in a range. */
    static String select(Instant from, Instant to) {
        return """
            SELECT CAST(time AS LONG) nanos, venue, trade_id, price, quantity, taker_side, CAST(received_at AS LONG) received
            FROM trades WHERE instrument = '%s' AND time >= CAST(%d AS TIMESTAMP_NS) AND time < CAST(%d AS TIMESTAMP_NS)
            ORDER BY time\
            """.formatted(INSTRUMENT, nanos(from), nanos(to));
    }

    void fill(Instant begin, int rows) throws SQLException, IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!store.has("trades")) {
            pause(deadline);
        }
        long before = store.rows("trades");
        for (int from = 0; from < rows; from += CHUNK) {
            try (Statement statement = store.connection().createStatement()) {
                statement.execute(insert(begin, from, Math.min(CHUNK, rows - from)));
            }
        }
        while (store.rows("trades") < before + rows) {
            pause(deadline);
        }
    }

    /** Reads all columns of all rows in a range, with a cursor; the answer is how many rows there were. */
    long read(Instant from, Instant to) throws SQLException {
        store.connection().setAutoCommit(false);
        try (PreparedStatement query = store.connection().prepareStatement(select(from, to))) {
            query.setFetchSize(FETCHED);
            long rows = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (int column = 1; column <= COLUMNS; column++) {
                        row.getString(column);
                    }
                    rows++;
                }
            }
            return rows;
        } finally {
            store.connection().setAutoCommit(true);
        }
    }

    private static void pause(long deadline) throws IOException, InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IOException("The table is not there, or not full, after " + PATIENCE);
        }
        TimeUnit.MILLISECONDS.sleep(100);
    }

    private static String insert(Instant begin, int from, int rows) {
        String number = "(n + %d)".formatted(from);
        String time = "%d + %s * %d".formatted(nanos(begin), number, APART.toNanos());
        return """
            INSERT INTO trades (time, instrument, venue, trade_id, price, quantity, taker_side, received_at)
            SELECT CAST(%1$s AS TIMESTAMP_NS), '%2$s', CASE n %% 3 WHEN 0 THEN 'coinbase' WHEN 1 THEN 'kraken' ELSE 'binance' END,
              CAST(%3$s AS VARCHAR), CAST(3000000 + n %% 7919 AS DECIMAL(38,18)) / 100m,
              CAST(1 + n %% 9973 AS DECIMAL(38,18)) / 10000m, CASE n %% 2 WHEN 0 THEN 'buy' ELSE 'sell' END,
              CAST(%1$s + 12345678 AS TIMESTAMP_NS)
            FROM (SELECT x - 1 n FROM long_sequence(%4$d))\
            """.formatted(time, INSTRUMENT, number, rows);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    @Override
    public void close() throws SQLException {
        store.close();
    }
}
