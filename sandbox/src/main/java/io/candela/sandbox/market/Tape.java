package io.candela.sandbox.market;

import io.candela.sandbox.market.MarketEvent.Quoted;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is remembered of one instrument at one venue: the last trades, the minutes, and the newest quote. */
public final class Tape {
    private static final int TRADES = 5_000;
    private static final int MINUTES = 3_000;
    private static final int DAY = 1_440;

    private final Deque<Traded> trades = new ArrayDeque<>();
    private final TreeMap<Long, Bar> minutes = new TreeMap<>();
    private @Nullable Quoted quote;

    /** Takes what has happened next. */
    public void add(MarketEvent event) {
        switch (event) {
            case Quoted newer -> quote = newer;
            case Traded trade -> {
                trades.addLast(trade);
                if (trades.size() > TRADES) {
                    trades.removeFirst();
                }
                long minute = TimeUnit.SECONDS.toMinutes(trade.time().getEpochSecond());
                Bar bar = minutes.get(minute);
                minutes.put(minute, bar == null ? Bar.of(minute, trade) : bar.with(trade));
                if (minutes.size() > MINUTES) {
                    minutes.pollFirstEntry();
                }
            }
        }
    }

    public @Nullable Quoted quote() {
        return quote;
    }

    public @Nullable Traded last() {
        return trades.peekLast();
    }

    /** The trades from number {@code first} on, at most {@code limit}, oldest first. */
    public List<Traded> from(long first, int limit) {
        return trades.stream()
                .filter(trade -> trade.number() >= first)
                .limit(limit)
                .toList();
    }

    /** The newest trades below number {@code below}, at most {@code limit}, oldest first. */
    public List<Traded> before(long below, int limit) {
        List<Traded> all =
                trades.stream().filter(trade -> trade.number() < below).toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    /** The bars of as many minutes each as {@code length}, from one minute to another, oldest first. */
    public List<Bar> bars(int length, long from, long to) {
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : minutes.subMap(from - Math.floorMod(from, (long) length), true, to, true)
                .values()) {
            long begin = bar.minute() - Math.floorMod(bar.minute(), (long) length);
            if (!bars.isEmpty() && bars.getLast().minute() == begin) {
                bars.add(bars.removeLast().and(bar));
            } else {
                bars.add(bar.from(begin));
            }
        }
        return bars;
    }

    /** The last day in one bar; nothing before the first trade. */
    public @Nullable Bar day() {
        if (minutes.isEmpty()) {
            return null;
        }
        return minutes.tailMap(minutes.lastKey() - DAY, false).values().stream()
                .reduce(Bar::and)
                .orElse(null);
    }

    /** By venue and base. */
    static String key(String venue, Listed listed) {
        return venue + '/' + listed.base();
    }

    /** All tapes of a market. */
    public record Shelf(Map<String, Tape> tapes) {
        public static Shelf empty() {
            return new Shelf(new TreeMap<>());
        }

        public void add(MarketEvent event) {
            of(event.venue(), event.listed()).add(event);
        }

        public Tape of(String venue, Listed listed) {
            return tapes.computeIfAbsent(key(venue, listed), any -> new Tape());
        }
    }
}
