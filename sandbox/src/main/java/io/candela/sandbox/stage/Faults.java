package io.candela.sandbox.stage;

import io.candela.sandbox.market.MarketEvent;
import io.candela.sandbox.market.MarketEvent.Quoted;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with one exchange at the moment, and what that does to what it says. */
final class Faults {
    private final Countdown drop = new Countdown();
    private final Countdown twice = new Countdown();
    private final Countdown swap = new Countdown();
    private final Countdown cut = new Countdown();
    private final Countdown lost = new Countdown();
    private final Map<String, MarketEvent> held = new HashMap<>();
    private double factor = 1;
    private Instant frozenUntil = Instant.MIN;
    private Instant wrongUntil = Instant.MIN;
    private Instant busyUntil = Instant.MIN;
    private Instant slowUntil = Instant.MIN;
    private Duration delay = Duration.ZERO;

    /** Begins a fault; whether connections break at once. */
    boolean begin(Fault fault, Instant now) {
        switch (fault) {
            case Fault.Freeze(Duration span) -> frozenUntil = now.plus(span);
            case Fault.Gap(int trades) -> drop.begin(trades);
            case Fault.LostQuotes(int quotes, String base) -> lost.begin(quotes, base);
            case Fault.Duplicate(int trades) -> twice.begin(trades);
            case Fault.OutOfOrder(int trades) -> swap.begin(trades);
            case Fault.Malformed(int trades) -> cut.begin(trades);
            case Fault.TooManyRequests(Duration span) -> busyUntil = now.plus(span);
            case Fault.BadPrice(double times, Duration span) -> {
                factor = times;
                wrongUntil = now.plus(span);
            }
            case Fault.Slow(Duration later, Duration span) -> {
                delay = later;
                slowUntil = now.plus(span);
            }
            case Fault.Disconnect() -> {
                return true;
            }
        }
        return false;
    }

    boolean isFrozen(Instant now) {
        return now.isBefore(frozenUntil);
    }

    Duration delay(Instant now) {
        return now.isBefore(slowUntil) ? delay : Duration.ZERO;
    }

    /** How long no requests are wanted. */
    Duration busy(Instant now) {
        return now.isBefore(busyUntil) ? Duration.between(now, busyUntil) : Duration.ZERO;
    }

    /** What is said instead of the event. */
    List<Said> instead(MarketEvent event, Instant now) {
        MarketEvent priced = now.isBefore(wrongUntil) ? wrong(event) : event;
        return priced instanceof Traded ? trade(priced) : List.of(quote(priced));
    }

    private Said quote(MarketEvent quote) {
        return new Said(quote, lost.take(quote.listed().base()) ? Frames.LOST : Frames.WHOLE);
    }

    private List<Said> trade(MarketEvent trade) {
        String of = trade.listed().base();
        if (drop.take(of)) {
            return List.of();
        }
        if (!held.containsKey(of) && swap.take(of)) {
            held.put(of, trade);
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        said.add(new Said(trade, cut.take(of) ? Frames.CUT : Frames.WHOLE));
        if (twice.take(of)) {
            said.add(new Said(trade, Frames.WHOLE));
        }
        MarketEvent earlier = held.remove(of);
        if (earlier != null) {
            said.add(new Said(earlier, Frames.WHOLE));
        }
        return said;
    }

    private MarketEvent wrong(MarketEvent event) {
        return switch (event) {
            case Traded trade -> trade.at(Math.max(1, (long) (trade.price() * factor)));
            case Quoted quote -> {
                long bid = Math.max(1, (long) (quote.bid() * factor));
                yield quote.at(bid, Math.max(bid + 1, (long) (quote.ask() * factor)));
            }
        };
    }

    /** So many of the next events of each instrument. */
    private static final class Countdown {
        private final Map<String, Integer> left = new HashMap<>();
        private int each;

        void begin(int trades) {
            left.clear();
            each = trades;
        }

        /** Of one instrument only, unless it is empty. */
        void begin(int trades, String instrument) {
            begin(instrument.isEmpty() ? trades : 0);
            left.put(instrument, trades);
        }

        boolean take(String instrument) {
            int now = left.getOrDefault(instrument, each);
            left.put(instrument, Math.max(0, now - 1));
            return now > 0;
        }
    }

    /** An event that is told, and what becomes of its frames. */
    record Said(MarketEvent event, Frames frames) {}

    /** What becomes of frames. */
    enum Frames {
        WHOLE,
        /** They break off in the middle. */
        CUT,
        /** The exchange has sent them, and nobody hears them. */
        LOST
    }
}
