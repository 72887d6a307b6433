package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A candle builder with a memory in maps, and all that it has said. */
final class Fold implements CandleMemory {
    static final CandleRules RULES = new CandleRules(Duration.ofSeconds(2), Duration.ofHours(1));
    static final Instrument BTC_USD = new Instrument("BTC-USD");

    final List<Candle> said = new ArrayList<>();
    final Map<Slot, Draft> saved = new LinkedHashMap<>();
    private final Map<Instant, Set<String>> counted = new LinkedHashMap<>();
    private Instant clock = Instant.EPOCH;
    private CandleBuilder builder = builder();

    record Slot(Interval interval, Instant openTime) {}

    static Trade trade(String id, Instant time, String price, String quantity) {
        return new Trade(
                Environment.REPLAY,
                BTC_USD,
                new Venue("bitstamp"),
                id,
                new BigDecimal(price),
                new BigDecimal(quantity),
                null,
                time,
                time);
    }

    Counting count(Trade trade) {
        Counting counting = builder.count(trade);
        if (counting instanceof Counting.Counted(List<Candle> corrections)) {
            said.addAll(corrections);
        }
        return counting;
    }

    List<Candle> tick(Instant time) {
        clock = time;
        List<Candle> changed = builder.advance(time);
        said.addAll(changed);
        return changed;
    }

    List<Candle> touched() {
        return builder.touched();
    }

    /** As after a crash: a new builder from what was saved. */
    void restart() {
        builder = builder();
        saved.forEach((slot, draft) -> builder.restore(slot.interval, slot.openTime, draft));
        builder.restored();
    }

    /** The newest thing said of each candle, open ones included. */
    Map<Slot, Candle> newest() {
        Map<Slot, Candle> newest = new LinkedHashMap<>();
        restart();
        List<Candle> all = new ArrayList<>(said);
        all.addAll(builder.touched());
        all.forEach(candle -> newest.put(new Slot(candle.interval(), candle.openTime()), candle));
        return newest;
    }

    int rememberedMinutes() {
        return counted.size();
    }

    private CandleBuilder builder() {
        return new CandleBuilder(Environment.REPLAY, BTC_USD, RULES, this, clock);
    }

    @Override
    public boolean remember(Instant minute, Trade trade) {
        return counted.computeIfAbsent(minute, any -> new HashSet<>()).add(trade.venue() + "|" + trade.tradeId());
    }

    @Override
    public void forget(Instant minute) {
        counted.remove(minute);
    }

    @Override
    public void save(Interval interval, Instant openTime, Draft draft) {
        saved.put(new Slot(interval, openTime), draft);
    }

    @Override
    public void remove(Interval interval, Instant openTime) {
        saved.remove(new Slot(interval, openTime));
    }
}
