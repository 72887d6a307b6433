package io.candela.marketdata.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Hole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is missing in the store of the trades of a venue that numbers them without holes. Throws {@code Unavailable} while
 * the store is away.
 */
@Component
public class TradeHoles {
    private static final String RECENT = "FROM trades WHERE venue = :venue AND time >= CAST(:from AS TIMESTAMP_NS)";

    private final JdbcClient jdbc;
    private final HistoryReads reads;

    TradeHoles(JdbcClient jdbc, HistoryReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** The holes between the trades since {@code from}, in the order of their numbers for each instrument. */
    public List<Hole> of(Venue venue, Instant from) {
        return reads.read(() -> {
            List<Hole> holes = new ArrayList<>();
            for (Instrument instrument : incomplete(venue, from)) {
                holes.addAll(between(instrument, trades(venue, instrument, from)));
            }
            return holes;
        });
    }

    private List<Instrument> incomplete(Venue venue, Instant from) {
        return jdbc.sql("""
                        SELECT instrument FROM (
                          SELECT instrument, count() trades, min(CAST(trade_id AS LONG)) lowest,
                            max(CAST(trade_id AS LONG)) highest %s GROUP BY instrument
                        ) WHERE highest - lowest >= trades""".formatted(RECENT))
                .param("venue", venue.id())
                .param("from", StoreTime.nanos(from))
                .query((row, _) -> new Instrument(row.getString("instrument")))
                .list();
    }

    private List<Numbered> trades(Venue venue, Instrument instrument, Instant from) {
        return jdbc.sql("""
                        SELECT CAST(trade_id AS LONG) number, CAST(time AS LONG) nanos %s AND instrument = :instrument""".formatted(RECENT))
                .param("venue", venue.id())
                .param("from", StoreTime.nanos(from))
                .param("instrument", instrument.id())
                .query((row, _) -> new Numbered(row.getLong("number"), StoreTime.instant(row.getLong("nanos"))))
                .list();
    }

    /** What is left out between the first and the last of {@code trades}, which may come in any order. */
    private static List<Hole> between(Instrument instrument, List<Numbered> trades) {
        List<Numbered> ordered = trades.stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .toList();
        List<Hole> holes = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            Numbered before = ordered.get(i - 1);
            long next = ordered.get(i).number();
            if (next > before.number() + 1) {
                holes.add(new Hole(instrument, before.number() + 1, next - 1, before.time()));
            }
        }
        return holes;
    }

    /** A trade as far as its number goes. */
    private record Numbered(long number, Instant time) {}
}
