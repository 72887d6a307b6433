package io.candela.marketdata.candles;

import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells the prices of one instrument that nobody bears out from those that are only new. A trade far from what its own venue
 * and the others trade at is held, not counted; it is believed as soon as half of them have come to its level or, where no
 * other venue is heard, the level has lasted. The same trades and ticks give the same judgements.
 */
final class Plausibility {
    private final PlausibilityRules rules;
    private final PlausibilityMemory memory;
    private final Map<Venue, Witness> witnesses = new TreeMap<>();

    Plausibility(PlausibilityRules rules, PlausibilityMemory memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /**
     * What follows from a trade.
     *
     * @param believed trades that are to be counted, held ones first
     * @param held the trade itself, if it is not believed yet
     * @param dropped held trades that made room
     */
    record Judgement(List<Trade> believed, List<Trade> held, List<Trade> dropped) {}

    /** Takes back what was saved to memory before a restart. */
    void restore(Venue venue, Level level) {
        of(venue).level = level;
    }

    void restore(long number, Trade held) {
        of(held.venue()).held.put(number, held);
    }

    Judgement judge(Trade trade) {
        Witness witness = of(trade.venue());
        if (isBorneOut(trade)) {
            save(trade.venue(), witness, witness.level.counted(trade));
            return new Judgement(with(released(), trade), List.of(), List.of());
        }
        if (witness.held.values().stream().anyMatch(held -> held.tradeId().equals(trade.tradeId()))) {
            return new Judgement(List.of(), List.of(), List.of());
        }
        hold(witness, trade);
        List<Trade> believed = released();
        boolean stays = !believed.contains(trade);
        return new Judgement(believed, stays ? List.of(trade) : List.of(), evicted(trade.venue(), witness));
    }

    /** Drops what was held for trades that no candle could count any more; the answer is those. */
    List<Trade> dropBefore(Instant time) {
        List<Trade> dropped = new ArrayList<>();
        for (Map.Entry<Venue, Witness> each : witnesses.entrySet()) {
            Witness witness = each.getValue();
            List<Long> numbers = witness.held.isEmpty() ? List.of() : List.copyOf(witness.held.keySet());
            for (long number : numbers) {
                if (Objects.requireNonNull(witness.held.get(number)).time().isBefore(time)) {
                    dropped.add(drop(each.getKey(), witness, number));
                }
            }
        }
        return dropped;
    }

    private boolean isBorneOut(Trade trade) {
        Instant since = trade.time().minus(rules.witnessFor());
        int witnessing = 0;
        int agreeing = 0;
        boolean alone = true;
        for (Map.Entry<Venue, Witness> each : witnesses.entrySet()) {
            boolean own = each.getKey().equals(trade.venue());
            Level level = each.getValue().level;
            boolean speaks = own ? level.hasCounted(since) : level.isHeard(since);
            boolean agrees =
                    own ? level.countedNear(trade.price(), since, rules) : level.heardNear(trade.price(), since, rules);
            alone &= own || !speaks;
            witnessing += speaks ? 1 : 0;
            agreeing += agrees ? 1 : 0;
        }
        return 2 * agreeing >= witnessing || (alone && rules.hasLasted(of(trade.venue()).level, trade));
    }

    private void hold(Witness witness, Trade trade) {
        Level level = witness.level.held(trade, rules);
        witness.held.put(level.holds(), trade);
        memory.hold(level.holds(), trade);
        save(trade.venue(), witness, level);
    }

    /** Whoever comes to a level may bear out what others hold. */
    private List<Trade> released() {
        if (!isAnyHeld()) {
            return List.of();
        }
        List<Trade> released = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Venue, Witness> each : witnesses.entrySet()) {
                Witness witness = each.getValue();
                // The newest stands for all: they are many while a venue is out of its mind.
                if (!witness.held.isEmpty()
                        && isBorneOut(witness.held.lastEntry().getValue())) {
                    Trade newest = witness.held.lastEntry().getValue();
                    save(each.getKey(), witness, witness.level.counted(newest));
                    List.copyOf(witness.held.entrySet()).stream()
                            .filter(entry -> rules.near(entry.getValue().price(), newest.price()))
                            .forEach(entry -> released.add(drop(each.getKey(), witness, entry.getKey())));
                    more = true;
                }
            }
        }
        return released;
    }

    private boolean isAnyHeld() {
        for (Witness witness : witnesses.values()) {
            if (!witness.held.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<Trade> with(List<Trade> some, Trade last) {
        return some.isEmpty()
                ? List.of(last)
                : Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    private List<Trade> evicted(Venue venue, Witness witness) {
        return witness.held.size() > rules.most() ? List.of(drop(venue, witness, witness.held.firstKey())) : List.of();
    }

    private Trade drop(Venue venue, Witness witness, long number) {
        memory.drop(venue, number);
        return Objects.requireNonNull(witness.held.remove(number));
    }

    private void save(Venue venue, Witness witness, Level level) {
        if (!level.equals(witness.level)) {
            witness.level = level;
            memory.save(venue, level);
        }
    }

    private Witness of(Venue venue) {
        return witnesses.computeIfAbsent(venue, any -> new Witness());
    }

    /** What is known of a venue. */
    private static final class Witness {
        /** By the order in which they arrived. */
        private final TreeMap<Long, Trade> held = new TreeMap<>();

        private Level level = Level.NOTHING;
    }
}
