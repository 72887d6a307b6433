package io.candela.marketdata.candles;

import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which trades of one instrument were counted. A thousand ids that differ in their last three digits lie on one page, as
 * ranges of numbers; so a venue that numbers its trades in sequence takes some bytes for a minute, and one that does not
 * some for each trade.
 */
final class CountedTrades {
    private static final int DIGITS = 3;
    private static final int NO_DIGITS = 1000;

    private final Map<Instant, Map<Page, Numbers>> minutes = new HashMap<>();
    private final Set<Page> changed = new HashSet<>();

    /**
     * Trades of one minute and venue.
     *
     * @param prefix what their ids have in common: all but three digits at the end, or the whole of an id without those
     */
    record Page(Instant minute, Venue venue, String prefix) {}

    /** Takes back what was saved. */
    void restore(Page page, Numbers numbers) {
        of(page.minute).put(page, numbers);
    }

    /** Adds a trade, which falls into {@code minute}; false if it was there before. */
    boolean add(Instant minute, Trade trade) {
        String id = trade.tradeId();
        int number = number(id);
        String prefix = number == NO_DIGITS ? id : id.substring(0, id.length() - DIGITS);
        Page page = new Page(minute, trade.venue(), prefix);
        boolean added = of(minute).computeIfAbsent(page, any -> new Numbers()).add(number);
        if (added) {
            changed.add(page);
        }
        return added;
    }

    /** Forgets the trades of {@code minute}. */
    void forget(Instant minute) {
        Map<Page, Numbers> pages = minutes.remove(minute);
        if (pages != null) {
            changed.addAll(pages.keySet());
        }
    }

    /** Saves what has changed since the last call. */
    void save(CandleMemory memory) {
        for (Page page : changed) {
            Numbers numbers = minutes.getOrDefault(page.minute, Map.of()).get(page);
            if (numbers == null) {
                memory.remove(page);
            } else {
                memory.save(page, numbers);
            }
        }
        changed.clear();
    }

    private Map<Page, Numbers> of(Instant minute) {
        return minutes.computeIfAbsent(minute, any -> new HashMap<>());
    }

    private static int number(String id) {
        int number = 0;
        for (int i = id.length() - DIGITS; i < id.length(); i++) {
            char digit = i < 0 ? ' ' : id.charAt(i);
            if (digit < '0' || digit > '9') {
                return NO_DIGITS;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }
}
