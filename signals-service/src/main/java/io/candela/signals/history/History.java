package io.candela.signals.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.Unavailable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/**
 * The closed candles of the past, as market-data-service has them: read page by page, a few pages at once, straight into
 * columns. Ranges in which nothing can change any more are kept, the most used ones, up to a bound.
 */
@Component
public class History {
    private static final int BYTES_PER_UNIT = 1024;

    private final MarketData marketData;
    private final int pagesAtOnce;
    private final Cache<CandleRange, Columns> settled;

    History(MarketData marketData, HistoryProperties properties) {
        this.marketData = marketData;
        this.pagesAtOnce = properties.pagesAtOnce();
        this.settled = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(properties.kept().toBytes() / BYTES_PER_UNIT)
                .weigher((CandleRange range, Columns columns) -> 1 + (int) (columns.bytes() / BYTES_PER_UNIT))
                .build();
    }

    /** Whether there is such an instrument; throws {@link Unavailable} if that cannot be found out. */
    public boolean knows(Instrument instrument) {
        return marketData.knows(instrument);
    }

    /**
     * When the newest closed consolidated candle opened, if there is one.
     *
     * @throws UnknownInstrument if there is no such instrument
     * @throws Unavailable if market-data-service does not answer
     */
    public Optional<Instant> newest(Instrument instrument, Interval interval) {
        Columns newest = marketData.newest(instrument, interval, marketData.patience());
        return newest.size() == 0 ? Optional.empty() : Optional.of(newest.openTime(newest.size() - 1));
    }

    /**
     * The closed consolidated candles that open in [from, to). Intervals without a candle are absent.
     *
     * @throws UnknownInstrument if there is no such instrument
     * @throws Unavailable if market-data-service does not answer, however often it is asked
     * @throws CancellationException if the calling thread is interrupted
     */
    public Columns candles(Instrument instrument, Interval interval, Instant from, Instant to) {
        CandleRange range = new CandleRange(instrument, interval, from, to);
        Columns known = settled.getIfPresent(range);
        return known == null ? read(range) : known;
    }

    private Columns read(CandleRange range) {
        Columns.Builder all = new Columns.Builder(range.instrument(), range.interval());
        boolean unchanging = true;
        Patience patience = marketData.patience();
        Iterator<CandleRange> parts = range.pages().iterator();
        Deque<Future<CandlePage>> ahead = new ArrayDeque<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                while (parts.hasNext() || !ahead.isEmpty()) {
                    while (parts.hasNext() && ahead.size() < pagesAtOnce) {
                        CandleRange part = parts.next();
                        ahead.add(threads.submit(() -> marketData.candles(part, patience)));
                    }
                    CandlePage page = await(ahead.remove());
                    page.appendTo(all);
                    unchanging &= page.settled();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        Columns columns = all.build();
        if (unchanging) {
            settled.put(range, columns);
        }
        return columns;
    }

    private static CandlePage await(Future<CandlePage> page) {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while candles were read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
