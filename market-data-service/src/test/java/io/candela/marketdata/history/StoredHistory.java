package io.candela.marketdata.history;

import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Price;
import io.candela.local.Infrastructure;
import io.questdb.client.Sender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The real store, for tests: what is written to it can be read as soon as the call returns. */
public final class StoredHistory {
    private static final String APPLIED =
            "SELECT count() FROM wal_tables() WHERE name = ? AND writerTxn = sequencerTxn AND NOT suspended";

    private final JdbcClient jdbc;
    private final HistoryStore store;
    private final Environment environment;

    private final Infrastructure.QuestDb questDb;

    private StoredHistory(Infrastructure.QuestDb questDb, Environment environment, Keep keep) {
        this.questDb = questDb;
        this.jdbc = JdbcClient.create(
                new DriverManagerDataSource(questDb.jdbcUrl(), questDb.username(), questDb.password()));
        this.store = store(environment, keep);
        this.environment = environment;
    }

    /** Opens the store that all tests share, so that they keep apart by instruments of their own. */
    public static StoredHistory open() {
        return open(Infrastructure.questDb(), Environment.REPLAY, Keep.FOREVER);
    }

    static StoredHistory open(Infrastructure.QuestDb questDb, Environment environment, Keep keep) {
        StoredHistory history = new StoredHistory(questDb, environment, keep);
        history.store.open();
        return history;
    }

    /** The same store, as it is opened with other settings. */
    HistoryStore store(Environment another, Keep keep) {
        return new HistoryStore(
                jdbc,
                another,
                new HistoryProperties(
                        URI.create(questDb.httpUrl()),
                        questDb.jdbcUrl(),
                        questDb.username(),
                        questDb.password(),
                        keep,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO));
    }

    public HistoricCandles candles() {
        return new HistoricCandles(jdbc, new HistoryReads(store), environment);
    }

    public HistoricTrades trades() {
        return new HistoricTrades(jdbc, new HistoryReads(store), environment);
    }

    /** Of trades that are said to be of another environment, which nothing in the table tells. */
    TradeSums sums(Environment another) {
        return new TradeSums(jdbc, new HistoryReads(store), another);
    }

    TradeHoles holes() {
        return new TradeHoles(jdbc, new HistoryReads(store));
    }

    public HistoricPrices prices() {
        return new HistoricPrices(jdbc, new HistoryReads(store), environment);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Writes events as {@link HistoryWriter} does; prices are published when they were received. */
    public void write(List<?> events) {
        write(rows -> events.forEach(
                event -> rows.write(event, event instanceof Price price ? price.receivedAt() : Instant.EPOCH)));
    }

    /** Writes prices by the times at which they were published. */
    void write(Map<Instant, Price> published) {
        write(rows -> published.forEach((time, price) -> rows.write(price, time)));
    }

    private void write(Consumer<Rows> writing) {
        URI http = URI.create(questDb.httpUrl());
        try (Sender sender =
                Sender.fromConfig("http::addr=%s:%d;username=%s;password=%s;auto_flush=off;protocol_version=3;"
                        .formatted(http.getHost(), http.getPort(), questDb.username(), questDb.password()))) {
            writing.accept(new Rows(sender));
            sender.flush();
        }
        await().until(() ->
                List.of("trades", "candles", "known_prices").stream().allMatch(this::isApplied));
    }

    private boolean isApplied(String table) {
        return jdbc.sql(APPLIED).param(table).query(Long.class).single() == 1;
    }
}
