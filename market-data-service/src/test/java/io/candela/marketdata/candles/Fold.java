package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CountedTrades.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A candle builder with a memory in maps, and all that it has said. */
final class Fold implements CandleMemory {
    static final CandleRules RULES = new CandleRules(Duration.ofSeconds(2), Duration.ofHours(1));
    static final Instrument BTC_USD = new Instrument("BTC-USD");

    final List<Candle> said = new ArrayList<>();
    private final Map<Slot, Draft> drafts = new LinkedHashMap<>();
    private final Map<Page, byte[]> counted = new LinkedHashMap<>();
    private Instant clock = Instant.EPOCH;
    private final Instrument instrument;
    private CandleBuilder builder;

    Fold() {
        this(BTC_USD);
    }

    Fold(Instrument instrument) {
        this.instrument = instrument;
        this.builder = builder();
    }

    record Slot(Interval interval, Instant openTime) {}

    static Trade trade(String id, Instant time, String price, String quantity) {
        return new Trade(
                Environment.REPLAY,
                BTC_USD,
                new Venue("bitstamp"),
                id,
                new BigDecimal(price),
                new BigDecimal(quantity),
                side(id),
                time,
                time);
    }

    /** One of both, and of some trades none. */
    private static @Nullable TakerSide side(String id) {
        int hash = Math.floorMod(id.hashCode(), 20);
        return hash == 0 ? null : hash % 2 == 0 ? TakerSide.BUY : TakerSide.SELL;
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
        builder.save(this);
        builder = builder();
        drafts.forEach((slot, draft) -> builder.restore(slot.interval, slot.openTime, draft));
        counted.forEach((page, numbers) -> builder.restore(page, Numbers.of(numbers)));
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

    Map<Slot, Draft> drafts() {
        builder.save(this);
        return drafts;
    }

    Set<Page> counted() {
        builder.save(this);
        return counted.keySet();
    }

    private CandleBuilder builder() {
        return new CandleBuilder(Environment.REPLAY, instrument, RULES, clock);
    }

    @Override
    public void save(Interval interval, Instant openTime, Draft draft) {
        drafts.put(new Slot(interval, openTime), draft);
    }

    @Override
    public void remove(Interval interval, Instant openTime) {
        drafts.remove(new Slot(interval, openTime));
    }

    @Override
    public void save(Page page, Numbers numbers) {
        counted.put(page, numbers.bytes());
    }

    @Override
    public void remove(Page page) {
        counted.remove(page);
    }
}
