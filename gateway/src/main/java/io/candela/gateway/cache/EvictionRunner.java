package io.candela.gateway.cache;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Reads evictions for as long as the gateway lives. */
final class EvictionRunner implements SmartLifecycle {
    private final Supplier<EvictionFeed> feeds;
    private @Nullable EvictionFeed feed;

    EvictionRunner(Supplier<EvictionFeed> feeds) {
        this.feeds = feeds;
    }

    @Override
    public void start() {
        EvictionFeed started = feeds.get();
        Thread.ofPlatform().name("cache-evictions").daemon().start(started);
        feed = started;
    }

    @Override
    public void stop() {
        if (feed != null) {
            feed.end();
        }
        feed = null;
    }

    @Override
    public boolean isRunning() {
        return feed != null;
    }
}
