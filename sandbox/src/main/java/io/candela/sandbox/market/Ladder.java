package io.candela.sandbox.market;

import io.candela.sandbox.market.MarketEvent.Quoted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An order book: quantities in lots by prices in ticks, the best first. All of it follows from the quote: behind the best
 * bid and ask, offers lie on a grid of prices that does not move with the market, and each changes about every half minute.
 *
 * @param number counts the steps of the market
 */
public record Ladder(Listed listed, long number, SortedMap<Long, Long> bids, SortedMap<Long, Long> asks) {
    private static final int DEPTH = 40;
    private static final double GRID = 8e-5;
    private static final double TYPICAL_VALUE = 2_000;
    private static final long LASTS = 30;

    public static Ladder of(Quoted quote) {
        Listed listed = quote.listed();
        long grid = Math.max(1, Math.round(listed.price() * GRID * StrictMath.pow(10, listed.priceDecimals())));
        SortedMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        SortedMap<Long, Long> asks = new TreeMap<>();
        bids.put(quote.bid(), quote.bidQuantity());
        asks.put(quote.ask(), quote.askQuantity());
        long bid = Math.floorDiv(quote.bid() - 1, grid) * grid;
        long ask = (Math.floorDiv(quote.ask(), grid) + 1) * grid;
        for (int level = 1; level < DEPTH; level++) {
            if (bid > 0) {
                bids.put(bid, resting(quote, bid));
            }
            asks.put(ask, resting(quote, ask));
            bid -= grid;
            ask += grid;
        }
        return new Ladder(listed, quote.time().toEpochMilli() / Market.STEP.toMillis(), bids, asks);
    }

    private static long resting(Quoted quote, long price) {
        Listed listed = quote.listed();
        long of = mixed(31L * listed.base().hashCode() + quote.venue().hashCode() + price);
        long at = (quote.time().getEpochSecond() + Math.floorMod(of, LASTS)) / LASTS;
        double part = (mixed(of + at) >>> 11) / (double) (1L << 53);
        double lots = TYPICAL_VALUE / listed.price() * StrictMath.pow(10, listed.quantityDecimals());
        return Math.max(1, Math.round(lots * (0.1 + 2 * part)));
    }

    // Spreads what is close together over all numbers (the last steps of MurmurHash3).
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** The same with the best {@code most} levels of each side only. */
    public Ladder top(int most) {
        return new Ladder(listed, number, top(bids, most), top(asks, most));
    }

    private static SortedMap<Long, Long> top(SortedMap<Long, Long> side, int most) {
        SortedMap<Long, Long> top = new TreeMap<>(side.comparator());
        side.entrySet().stream().limit(most).forEach(level -> top.put(level.getKey(), level.getValue()));
        return top;
    }

    /** What is new in {@code side}, or has another quantity, and with zero what is gone from between its ends. */
    public static Map<Long, Long> changes(SortedMap<Long, Long> before, SortedMap<Long, Long> side, boolean whole) {
        Map<Long, Long> changes = new LinkedHashMap<>();
        side.forEach((price, quantity) -> {
            if (!quantity.equals(before.get(price))) {
                changes.put(price, quantity);
            }
        });
        SortedMap<Long, Long> within = whole || side.isEmpty() ? before : before.headMap(side.lastKey());
        within.keySet().forEach(price -> {
            if (!side.containsKey(price)) {
                changes.put(price, 0L);
            }
        });
        return changes;
    }
}
