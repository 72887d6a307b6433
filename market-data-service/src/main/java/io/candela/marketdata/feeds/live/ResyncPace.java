package io.candela.marketdata.feeds.live;

import java.time.Duration;
import java.time.Instant;

/** How often a venue may be asked to begin a book anew: the more rarely, the more often it was in vain. */
final class ResyncPace {
    private final Duration first;
    private final Duration longest;
    private Instant askedAt = Instant.EPOCH;
    private Duration pause;

    ResyncPace(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.pause = first;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(askedAt.plus(pause));
    }

    void asked(Instant now) {
        boolean again = now.isBefore(askedAt.plus(longest.multipliedBy(2)));
        Duration doubled = pause.multipliedBy(2);
        pause = !again ? first : doubled.compareTo(longest) < 0 ? doubled : longest;
        askedAt = now;
    }
}
