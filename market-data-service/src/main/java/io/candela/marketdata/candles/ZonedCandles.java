package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The candles of a time zone, each composed of shorter ones when it is asked for.
 *
 * @param closedTo the open time of the first candle to leave out, or {@link Instant#MAX} for none
 */
record ZonedCandles(CandleList shorter, ZonedInterval zoned, ZoneParts parts, CandleComposer composer, Instant closedTo)
        implements CandleList {

    /** Those of a list, the open ones too. */
    static CandleList of(CandleList shorter, ZonedInterval zoned, CandleRules rules, Instant now) {
        return new ZonedCandles(
                shorter, zoned, ZoneParts.of(zoned), new CandleComposer(zoned, rules, now), Instant.MAX);
    }

    /** Those that were closed at {@code time}, made of what was known then. */
    static CandleList asOf(CandleList known, ZonedInterval zoned, CandleRules rules, Instant time) {
        return new ZonedCandles(
                known,
                zoned,
                ZoneParts.of(zoned),
                new CandleComposer(zoned, rules, time),
                zoned.floor(time.minus(rules.grace())));
    }

    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        Instant start = zoned.ceiling(from);
        Instant end = end(to);
        if (!start.isBefore(end)) {
            return List.of();
        }
        int rows = rows(limit);
        List<Candle> read = shorter.ascending(instrument, parts.interval(), start, end, rows);
        List<List<Candle>> groups = groups(read);
        if (read.size() == rows) {
            // It may have more parts than were read.
            groups.removeLast();
        }
        return compose(groups.subList(0, Math.min(limit, groups.size())));
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        int rows = rows(limit);
        List<Candle> read = shorter.newest(instrument, parts.interval(), end(to), rows);
        List<List<Candle>> groups = groups(read);
        if (read.size() == rows) {
            groups.removeFirst();
        }
        return compose(groups.subList(Math.max(0, groups.size() - limit), groups.size()));
    }

    @Override
    public Optional<Instant> beginning(Instrument instrument, Interval interval) {
        return shorter.beginning(instrument, parts.interval()).map(zoned::floor);
    }

    /** One more than {@code limit} candles can have: if so many are found, as many candles are whole. */
    private int rows(int limit) {
        return Math.addExact(Math.multiplyExact(limit, parts.most()), 1);
    }

    /** A candle that opens before {@code to} has parts that open later. */
    private Instant end(Instant to) {
        Instant end = to.equals(Instant.MAX) ? to : zoned.ceiling(to);
        return Instants.earlier(end, closedTo);
    }

    private List<List<Candle>> groups(List<Candle> read) {
        List<List<Candle>> groups = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Candle part : read) {
            if (!part.openTime().isBefore(end)) {
                groups.add(new ArrayList<>());
                end = zoned.end(zoned.floor(part.openTime()));
            }
            groups.getLast().add(part);
        }
        return groups;
    }

    private List<Candle> compose(List<List<Candle>> groups) {
        return groups.stream().map(composer::compose).toList();
    }
}
