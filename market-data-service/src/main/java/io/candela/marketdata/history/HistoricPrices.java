package io.candela.marketdata.history;

import static java.util.stream.Collectors.joining;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.platform.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices in the store, each from when on it was known. Throws {@code Unavailable} while the store is away. */
@Component
public class HistoricPrices {
    private static final String COLUMNS = """
            instrument, price, confidence, venues, methodology, CAST(as_of AS LONG) as_of_nanos,
              CAST(received_at AS LONG) received_nanos, CAST(stale_at AS LONG) stale_nanos, inputs""";

    private final JdbcClient jdbc;
    private final HistoryReads reads;
    private final Environment environment;

    HistoricPrices(JdbcClient jdbc, HistoryReads reads, Environment environment) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.environment = environment;
    }

    /**
     * What is stored of the prices that were known at {@code time}.
     *
     * @param instruments at least one
     */
    public KnownPrices asOf(Instant time, Collection<Instrument> instruments) {
        long nanos = StoreTime.nanos(time);
        // In this order: what is stored between the two makes nothing settled.
        Set<Instrument> settled = reads.read(() -> Set.copyOf(jdbc.sql(newest("instrument", instruments, ">"))
                .param("time", nanos)
                .query((row, _) -> new Instrument(row.getString("instrument")))
                .list()));
        List<Price> known = reads.read(() -> jdbc.sql(newest(COLUMNS, instruments, "<="))
                .param("time", nanos)
                .query((row, _) -> price(row))
                .list());
        Map<Instrument, Price> prices = new HashMap<>();
        known.forEach(price -> prices.put(price.instrument(), price));
        return new KnownPrices(prices, settled);
    }

    // The ids are written out, so that the store goes by the index: what they look like is known.
    private static String newest(String columns, Collection<Instrument> instruments, String until) {
        return """
                SELECT %s FROM known_prices WHERE instrument IN (%s) AND known_at %s CAST(:time AS TIMESTAMP_NS)
                LATEST ON known_at PARTITION BY instrument""".formatted(
                        columns, instruments.stream().map(id -> "'" + id + "'").collect(joining(",")), until);
    }

    /** From when on prices are stored; empty if none is. */
    public Optional<Instant> since() {
        return reads.read(
                () -> jdbc.sql("SELECT CAST(known_at AS LONG) known_nanos FROM known_prices ORDER BY known_at LIMIT 1")
                        .query((row, _) -> StoreTime.instant(row.getLong("known_nanos")))
                        .optional());
    }

    private Price price(ResultSet row) throws SQLException {
        return new Price(
                environment,
                new Instrument(row.getString("instrument")),
                row.getBigDecimal("price"),
                row.getBigDecimal("confidence"),
                row.getInt("venues"),
                row.getString("methodology"),
                StoreTime.instant(row.getLong("as_of_nanos")),
                StoreTime.instant(row.getLong("received_nanos")),
                StoreTime.instant(row.getLong("stale_nanos")),
                List.of(RecordJson.mapper().readValue(row.getString("inputs"), Input[].class)));
    }
}
