package io.candela.marketdata.streams;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of nothing, by which a task learns that it is about to commit. Kafka Streams empties the caches of stores before it
 * commits, so what is written then goes into the same transaction; for a processor it has no such call.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<byte[], byte[]> {
    public static final String NAME = "before-commit";

    private @Nullable Runnable action;
    private boolean open;

    public static StoreBuilder<BeforeCommit> builder() {
        return new Builder();
    }

    /** Has {@code newAction} done before each commit, until the task is closed. */
    public void run(Runnable newAction) {
        action = newAction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void flushCache() {
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void clearCache() {
        action = null;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void close() {
        action = null;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** There is nothing to log and nothing to cache. */
    private static final class Builder implements StoreBuilder<BeforeCommit> {
        @Override
        public BeforeCommit build() {
            return new BeforeCommit();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
