package io.candela.marketdata.feeds;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a feed has not heard its venue, and, by the numbers of its trades, of which instruments all that was
 * traded meanwhile has come after all. What cannot be told stays a gap.
 */
final class Lookout {
    // Those whose instruments are not traded any more are given up.
    private static final int MOST = 100;

    private final Environment environment;
    private final ExchangeFeed feed;
    private final Duration silentAfter;
    private final Consumer<CoverageGap> publish;
    private final Set<Instrument> known = new HashSet<>();
    private final Map<Instrument, Integer> askedFor = new HashMap<>();
    private final Deque<Unsettled> unsettled = new ArrayDeque<>();
    private @Nullable Instant heardAt;
    private boolean lost;

    /** @param silentAfter how long a venue that is connected may say nothing */
    Lookout(Environment environment, ExchangeFeed feed, Duration silentAfter, Consumer<CoverageGap> publish) {
        this.environment = environment;
        this.feed = feed;
        this.silentAfter = silentAfter;
        this.publish = publish;
    }

    /**
     * Goes on where someone else has left off.
     *
     * @param traded the instruments of which the feed knows a trade from before
     */
    void heardBefore(Instant time, Set<Instrument> traded) {
        heardAt = time;
        lost = true;
        known.addAll(traded);
    }

    /** The connection has ended; what was asked for over it will not come. */
    void lost() {
        lost = true;
        askedFor.keySet().forEach(this::giveUp);
        askedFor.clear();
    }

    void heard(Instant now) {
        Instant before = heardAt;
        if (before != null && before.isBefore(now) && (lost || !now.isBefore(before.plus(silentAfter)))) {
            begin(before, now);
        }
        heardAt = now;
        lost = false;
    }

    void traded(Instrument instrument, Instant now) {
        heard(now);
        if (!known.add(instrument) && !askedFor.containsKey(instrument)) {
            settle(instrument, now, false);
        }
    }

    /** Trades are missing, and asked for. */
    void missed(Instrument instrument, Instant now) {
        heard(now);
        askedFor.merge(instrument, 1, Integer::sum);
    }

    void repaired(Instrument instrument, boolean complete, Instant now) {
        if (!complete) {
            giveUp(instrument);
        }
        if (askedFor.merge(instrument, -1, Integer::sum) <= 0) {
            askedFor.remove(instrument);
            settle(instrument, now, true);
        }
    }

    private void begin(Instant from, Instant to) {
        Set<Instrument> open = feed.noticesGaps() ? new HashSet<>(known) : new HashSet<>();
        // What is still on its way is of an earlier gap, and says nothing of this one.
        open.removeAll(askedFor.keySet());
        Unsettled gap = new Unsettled(from, to, open);
        unsettled.addLast(gap);
        if (unsettled.size() > MOST) {
            unsettled.removeFirst();
        }
        tell(gap);
    }

    private void settle(Instrument instrument, Instant now, boolean missed) {
        for (Unsettled gap : unsettled) {
            if (gap.open.remove(instrument)) {
                gap.repairs.add(new Repair(instrument, now, missed));
                tell(gap);
            }
        }
        unsettled.removeIf(gap -> gap.open.isEmpty());
    }

    private void giveUp(Instrument instrument) {
        unsettled.forEach(gap -> gap.open.remove(instrument));
    }

    private void tell(Unsettled gap) {
        publish.accept(new CoverageGap(environment, feed.venue(), feed.name(), gap.from, gap.to, gap.repairs));
    }

    /** A gap of which not everything is known. */
    private static final class Unsettled {
        private final Instant from;
        private final Instant to;
        private final Set<Instrument> open;
        private final List<Repair> repairs = new ArrayList<>();

        Unsettled(Instant from, Instant to, Set<Instrument> open) {
            this.from = from;
            this.to = to;
            this.open = open;
        }
    }
}
