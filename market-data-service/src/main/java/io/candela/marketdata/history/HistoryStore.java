package io.candela.marketdata.history;

import io.candela.contracts.Environment;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables, and the mark that is made with them: an id, by which a new store is known from the one that was deleted, and
 * the environment that it belongs to.
 */
@Component
class HistoryStore {
    private static final List<String> TABLES =
            List.of("""
            CREATE TABLE IF NOT EXISTS trades (
              time TIMESTAMP_NS, instrument SYMBOL, venue SYMBOL, trade_id VARCHAR, price DECIMAL(38,18),
              quantity DECIMAL(38,18), taker_side SYMBOL, received_at TIMESTAMP_NS
            ) TIMESTAMP(time) PARTITION BY DAY WAL DEDUP UPSERT KEYS(time, instrument, venue, trade_id)""", """
            CREATE TABLE IF NOT EXISTS candles (
              open_time TIMESTAMP_NS, instrument SYMBOL, venue SYMBOL, length SYMBOL, revision INT,
              open DECIMAL(38,18), high DECIMAL(38,18), low DECIMAL(38,18), close DECIMAL(38,18),
              volume DECIMAL(38,18), vwap DECIMAL(38,18), trades LONG, taker_buy_volume DECIMAL(38,18), state SYMBOL, final BOOLEAN,
              known_at TIMESTAMP_NS
            ) TIMESTAMP(open_time) PARTITION BY MONTH WAL
            DEDUP UPSERT KEYS(open_time, instrument, venue, length, revision)""", """
            CREATE TABLE IF NOT EXISTS known_prices (
              known_at TIMESTAMP_NS, instrument SYMBOL INDEX, price DECIMAL(38,18), confidence DECIMAL(38,18),
              venues INT, methodology SYMBOL, as_of TIMESTAMP_NS, received_at TIMESTAMP_NS, stale_at TIMESTAMP_NS,
              inputs VARCHAR
            ) TIMESTAMP(known_at) PARTITION BY DAY WAL DEDUP UPSERT KEYS(known_at, instrument)""", """
            CREATE TABLE IF NOT EXISTS backfills (
              loaded_at TIMESTAMP_NS, instrument SYMBOL, venue SYMBOL, length SYMBOL, open_time TIMESTAMP_NS,
              close_time TIMESTAMP_NS, candles LONG, holes VARCHAR
            ) TIMESTAMP(loaded_at) PARTITION BY YEAR WAL""", "CREATE TABLE IF NOT EXISTS store (id VARCHAR, environment VARCHAR)");

    private final JdbcClient jdbc;
    private final Environment environment;
    private final Keep keep;
    private volatile boolean ours;

    HistoryStore(JdbcClient jdbc, Environment environment, HistoryProperties properties) {
        this.jdbc = jdbc;
        this.environment = environment;
        this.keep = properties.keep();
    }

    /** Makes what is missing, and lets go of what is too old; the answer is the store's id. Throws {@link ForeignStore}. */
    String open() {
        TABLES.forEach(table -> jdbc.sql(table).update());
        addWhatCameLater();
        String id = marked();
        // A recording is of long ago, and wanted whole: one row of another time would be the end of it.
        if (environment != Environment.REPLAY) {
            keep.byTable().forEach(this::keep);
        }
        return id;
    }

    private void keep(String table, Period time) {
        jdbc.sql("ALTER TABLE %s SET TTL %s".formatted(table, Keep.ttl(time))).update();
    }

    private String marked() {
        return mark().orElseGet(() -> {
            jdbc.sql("INSERT INTO store VALUES (?, ?)")
                    .params(UUID.randomUUID().toString(), environment.code())
                    .update();
            // Whoever came first has marked it, also against this replica.
            return mark().orElseThrow();
        });
    }

    // The store takes it for a mistake to add a column that is there, even if it is to add it only if it is not.
    private void addWhatCameLater() {
        boolean there = jdbc.sql("SELECT count() FROM table_columns('candles') WHERE \"column\" = 'taker_buy_volume'")
                        .query(Long.class)
                        .single()
                > 0;
        if (!there) {
            jdbc.sql("ALTER TABLE candles ADD COLUMN taker_buy_volume DECIMAL(38,18)")
                    .update();
        }
    }

    /** The id of the store that answers now; none if it has not been opened yet. */
    Optional<String> mark() {
        return jdbc.sql("SELECT id, environment FROM store LIMIT 1")
                .query(Mark.class)
                .optional()
                .map(mark -> {
                    ours = mark.environment().equals(environment.code());
                    if (!ours) {
                        throw new ForeignStore(mark.environment(), environment);
                    }
                    return mark.id();
                });
    }

    /** Whether the mark was this environment's when it was last looked at: what is in another store is not to be read. */
    boolean isOurs() {
        return ours;
    }

    record Mark(String id, String environment) {}

    /** The store holds another environment's data. */
    static final class ForeignStore extends IllegalStateException {
        ForeignStore(String theirs, Environment ours) {
            super("This store holds data of the environment '%s', not '%s': give each environment a store of its own"
                    .formatted(theirs, ours.code()));
        }
    }
}
