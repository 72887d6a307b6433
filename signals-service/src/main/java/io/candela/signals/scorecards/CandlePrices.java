package io.candela.signals.scorecards;

import io.candela.contracts.Candle;
import io.candela.signals.following.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices of closed candles, in the database, each as its newest revision has them. */
@Component
class CandlePrices {
    private final JdbcClient jdbc;

    CandlePrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes candles of one series; the answer is the open times of those that are new or newer than what was known. */
    List<Instant> add(CandleSeries series, Collection<Candle> candles) {
        Map<Instant, Candle> newest = new LinkedHashMap<>();
        candles.forEach(candle -> newest.merge(
                candle.openTime(), candle, (one, other) -> other.revision() > one.revision() ? other : one));
        return jdbc.sql("""
                        insert into scorecard_candles as known (instrument, interval, open_time, open, close, revision)
                        select :instrument, :interval, * from unnest(
                            :times::timestamptz[], :opens::numeric[], :closes::numeric[], :revisions::integer[])
                        on conflict (instrument, interval, open_time) do update
                        set open = excluded.open, close = excluded.close, revision = excluded.revision
                        where known.revision < excluded.revision
                        returning open_time""")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .param("times", column(newest, candle -> candle.openTime().toString()))
                .param("opens", column(newest, candle -> candle.open().toPlainString()))
                .param("closes", column(newest, candle -> candle.close().toPlainString()))
                .param("revisions", column(newest, candle -> Integer.toString(candle.revision())))
                .query((row, number) ->
                        row.getObject("open_time", OffsetDateTime.class).toInstant())
                .list();
    }

    private static String[] column(Map<Instant, Candle> candles, Function<Candle, String> value) {
        return candles.values().stream().map(value).toArray(String[]::new);
    }

    /** The open time of the newest candle of {@code series}. */
    Optional<Instant> newest(CandleSeries series) {
        return jdbc.sql(
                        "select max(open_time) from scorecard_candles where instrument = :instrument and interval = :interval")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Those of {@code series} that opened at {@code first} or since. */
    NavigableMap<Instant, Prices> since(CandleSeries series, Instant first) {
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
