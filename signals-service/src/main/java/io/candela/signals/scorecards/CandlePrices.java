package io.candela.signals.scorecards;

import io.candela.contracts.Candle;
import io.candela.signals.following.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices of closed candles, in the database, each as its newest revision has them. */
@Component
class CandlePrices {
    private final JdbcClient jdbc;

    CandlePrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a candle; the answer is whether it is new or newer than what was known. */
    boolean add(Candle candle) {
        return jdbc.sql("""
                        insert into scorecard_candles as known (instrument, interval, open_time, open, close, revision)
                        values (:instrument, :interval, :time, :open, :close, :revision)
                        on conflict (instrument, interval, open_time) do update
                        set open = excluded.open, close = excluded.close, revision = excluded.revision
                        where known.revision < excluded.revision""")
                        .param("instrument", candle.instrument().id())
                        .param("interval", candle.interval().code())
                        .param("time", SqlTime.of(candle.openTime()))
                        .param("open", candle.open())
                        .param("close", candle.close())
                        .param("revision", candle.revision())
                        .update()
                == 1;
    }

    /** The open time of the newest candle of {@code series}. */
    Optional<Instant> newest(Series series) {
        return jdbc.sql(
                        "select max(open_time) from scorecard_candles where instrument = :instrument and interval = :interval")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Those of {@code series} that opened at {@code first} or since. */
    NavigableMap<Instant, Prices> since(Series series, Instant first) {
        NavigableMap<Instant, Prices> candles = new TreeMap<>();
        jdbc.sql("""
                        select open_time, open, close, revision from scorecard_candles
                        where instrument = :instrument and interval = :interval and open_time >= :first""")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .param("first", SqlTime.of(first))
                .query(row -> {
                    Instant openTime =
                            row.getObject("open_time", OffsetDateTime.class).toInstant();
                    candles.put(
                            openTime,
                            new Prices(
                                    openTime,
                                    row.getBigDecimal("open"),
                                    row.getBigDecimal("close"),
                                    row.getInt("revision")));
                });
        return candles;
    }
}
