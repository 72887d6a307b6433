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
    private final Rules rules;
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
            Rules rules,
            Consumer<FeedStatus> publish) {
        this.environment = environment;
        this.feed = feed;
        this.wallClock = wallClock;
        this.rules = rules;
        this.publish = publish;
    }

    /**
     * When there is something to say.
     *
     * @param every how often a running feed says how far it is
     * @param silentAfter after how long without a word from its venue a feed that is connected counts as silent
     */
    record Rules(Duration every, Duration silentAfter) {}

    /** Goes on where someone else has left off. */
    void heardBefore(Instant time) {
        lastMessageAt = time;
    }

    void now(State reached, @Nullable String detail) {
        state = reached;
        say(wallClock.instant(), detail);
    }

    /** The feed's clock goes on, whether the venue is heard or not. */
    void passed(Instant time) {
        feedTime = time;
        Instant now = wallClock.instant();
        if (state == State.RUNNING && isSilent(now)) {
            now(State.SILENT, "The venue has said nothing for " + rules.silentAfter());
        } else if ((state == State.RUNNING || state == State.SILENT) && isDue(now)) {
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

    // A recording has nothing to say for as long as nothing was traded.
    private boolean isSilent(Instant now) {
        return environment != Environment.REPLAY
                && lastMessageAt != null
                && !now.isBefore(lastMessageAt.plus(rules.silentAfter()));
    }

    private boolean isDue(Instant now) {
        return !now.isBefore(saidAt.plus(rules.every()));
    }

    private void say(Instant now, @Nullable String detail) {
        saidAt = now;
        publish.accept(new FeedStatus(
                environment, feed.venue(), feed.name(), state, feedTime, lastMessageAt, gaps, detail, now));
    }
}
