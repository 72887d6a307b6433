package io.candela.marketdata.feeds;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says how a feed is doing: at once when its state changes, from time to time while it runs. */
final class StatusReport {
    private final Environment environment;
    private final ExchangeFeed feed;
    private final InstantSource wallClock;
    private final Duration every;
    private final Consumer<FeedStatus> publish;
    private State state = State.CONNECTING;
    private @Nullable Instant feedTime;
    private @Nullable Instant lastMessageAt;
    private long gaps;
    private Instant saidAt = Instant.EPOCH;

    StatusReport(
            Environment environment,
            ExchangeFeed feed,
            InstantSource wallClock,
            Duration every,
            Consumer<FeedStatus> publish) {
        this.environment = environment;
        this.feed = feed;
        this.wallClock = wallClock;
        this.every = every;
        this.publish = publish;
    }

    void now(State reached, @Nullable String detail) {
        state = reached;
        say(wallClock.instant(), detail);
    }

    /** The feed's clock goes on, whether the venue is heard or not. */
    void passed(Instant time) {
        feedTime = time;
        Instant now = wallClock.instant();
        if (state == State.RUNNING && isDue(now)) {
            say(now, null);
        }
    }

    void heard() {
        Instant now = wallClock.instant();
        lastMessageAt = now;
        if (state != State.RUNNING || isDue(now)) {
            state = State.RUNNING;
            say(now, null);
        }
    }

    void missed() {
        gaps++;
        heard();
    }

    private boolean isDue(Instant now) {
        return !now.isBefore(saidAt.plus(every));
    }

    private void say(Instant now, @Nullable String detail) {
        saidAt = now;
        publish.accept(new FeedStatus(
                environment, feed.venue(), feed.name(), state, feedTime, lastMessageAt, gaps, detail, now));
    }
}
