package io.candela.marketdata.history;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.Backoff;
import io.candela.marketdata.history.BackFilled.Hole;
import io.candela.platform.json.RecordJson;
import io.questdb.client.Sender;
import io.questdb.client.cutlass.line.LineSenderException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes candles that were loaded afterwards to the store, and the list of them, which is written last. */
@Component
public class BackFilledCandles {
    private static final Backoff WAIT =
            new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1), RandomGenerator.getDefault());
    private static final int LOOKS = 60;

    private final JdbcClient jdbc;
    private final HistoryStore store;
    private final HistoryProperties properties;

    BackFilledCandles(JdbcClient jdbc, HistoryStore store, HistoryProperties properties) {
        this.jdbc = jdbc;
        this.store = store;
        this.properties = properties;
    }

    /** What has been loaded. Throws {@code DataAccessException} while the store is away, or has not been opened yet. */
    public List<BackFilled> list() {
        if (store.mark().isEmpty()) {
            throw new DataAccessResourceFailureException("The store has not been opened yet");
        }
        return jdbc.sql("""
                        SELECT instrument, venue, length, CAST(open_time AS LONG) first_nanos,
                          CAST(close_time AS LONG) last_nanos, candles, holes, CAST(loaded_at AS LONG) loaded_nanos
                        FROM backfills LATEST ON loaded_at PARTITION BY instrument, venue, length""").query((row, number) -> backFilled(row)).list();
    }

    /**
     * Writes candles, waits until they can be read, and then puts them on the list. What is written twice is there once.
     *
     * @param all all candles of the series, those that are there already included
     */
    public void add(List<Candle> candles, BackFilled all) throws InterruptedException {
        try (Sender sender = properties.sender()) {
            Rows rows = new Rows(sender);
            int unsent = 0;
            for (Candle candle : candles) {
                rows.write(candle);
                unsent++;
                if (unsent == properties.batch()) {
                    sender.flush();
                    unsent = 0;
                }
            }
            sender.flush();
        } catch (LineSenderException away) {
            throw new DataAccessResourceFailureException("The candles cannot be written", away);
        }
        awaitThat(all);
        jdbc.sql("""
                        INSERT INTO backfills VALUES (CAST(? AS TIMESTAMP_NS), ?, ?, ?, CAST(? AS TIMESTAMP_NS),
                          CAST(? AS TIMESTAMP_NS), ?, ?)""")
                .params(
                        StoreTime.nanos(all.loadedAt()),
                        all.series().instrument().id(),
                        all.series().venue().id(),
                        all.series().interval().code(),
                        StoreTime.nanos(all.from()),
                        StoreTime.nanos(all.to()),
                        all.candles(),
                        RecordJson.mapper().writeValueAsString(all.holes()))
                .update();
    }

    private void awaitThat(BackFilled all) throws InterruptedException {
        long there = count(all);
        for (int looks = 1; there != all.candles() && looks <= LOOKS; looks++) {
            WAIT.pause(looks);
            there = count(all);
        }
        if (there != all.candles()) {
            throw new IllegalStateException(
                    "There are %d candles of %s instead of %d".formatted(there, all.series(), all.candles()));
        }
    }

    private long count(BackFilled all) {
        return jdbc.sql("""
                        SELECT count() FROM candles WHERE instrument = ? AND venue = ? AND length = ?
                          AND open_time >= CAST(? AS TIMESTAMP_NS) AND open_time < CAST(? AS TIMESTAMP_NS)""")
                .params(
                        all.series().instrument().id(),
                        all.series().venue().id(),
                        all.series().interval().code(),
                        StoreTime.nanos(all.from()),
                        StoreTime.nanos(all.to()))
                .query(Long.class)
                .single();
    }

    private static BackFilled backFilled(ResultSet row) throws SQLException {
        return new BackFilled(
                new Series(
                        new Instrument(row.getString("instrument")),
                        new Venue(row.getString("venue")),
                        Interval.parse(row.getString("length")).orElseThrow()),
                StoreTime.instant(row.getLong("first_nanos")),
                StoreTime.instant(row.getLong("last_nanos")),
                row.getLong("candles"),
                List.of(RecordJson.mapper().readValue(row.getString("holes"), Hole[].class)),
                StoreTime.instant(row.getLong("loaded_nanos")));
    }
}
