package io.candela.bench.market;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The highest heap of the service as long as it is looked at. */
final class PeakHeap implements AutoCloseable {
    private final MarketService service;
    private final Thread looking;
    private volatile double highest;

    PeakHeap(MarketService service) {
        this.service = service;
        this.looking = Thread.ofVirtual().start(this::look);
    }

    double bytes() {
        return highest;
    }

    private void look() {
        try {
            while (true) {
                highest = Math.max(highest, service.heapBytes());
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("The service does not say how much heap it takes", e);
        }
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
