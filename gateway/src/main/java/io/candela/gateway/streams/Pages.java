package io.candela.gateway.streams;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.gateway.streams.Backlog.Fetch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Reads pieces of topics again, for clients that come back after more than is remembered. Those who ask for the same piece
 * share one reading of it, and no more readings than {@code readers} go on at once.
 */
final class Pages implements AutoCloseable {
    private final ExecutorService executor;
    private final AsyncCache<Fetch, Page> cache;
    private final Function<Fetch, Page> reading;

    /** {@code reading} does it, blocking; it may be called by {@code readers} threads at once. */
    Pages(int readers, long bytes, Function<Fetch, Page> reading) {
        this.executor = Executors.newFixedThreadPool(
                readers, Thread.ofPlatform().name("stream-pages-", 0).daemon().factory());
        this.cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Fetch _, Page page) -> page.weight())
                .executor(executor)
                .buildAsync();
        this.reading = reading;
    }

    /** Fails if the piece cannot be read at the moment; it may be asked for again. */
    CompletableFuture<Page> read(Fetch fetch) {
        CompletableFuture<Page> known = cache.getIfPresent(fetch);
        if (known != null && known.isCompletedExceptionally()) {
            // The cache forgets it by itself, but whoever saw it fail may ask again before.
            cache.asMap().remove(fetch, known);
        }
        return cache.get(fetch, (wanted, _) -> CompletableFuture.supplyAsync(() -> reading.apply(wanted), executor));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
