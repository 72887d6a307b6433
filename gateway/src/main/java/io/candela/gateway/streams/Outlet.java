package io.candela.gateway.streams;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.errors.InterruptException;

/** The way from the reader to a shard. It holds some updates and no more: the reader waits for shards, so that memory is bounded. */
final class Outlet {
    private static final int UNDERWAY = 64;

    private final Shard shard;
    private final Semaphore room = new Semaphore(UNDERWAY);

    Outlet(Shard shard) {
        this.shard = shard;
    }

    /** Returns whether the shard still runs. */
    boolean start(Book book, boolean live) {
        return run(() -> shard.start(book, live));
    }

    /** Returns whether the shard still runs. */
    boolean offer(Update update) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return run(() -> {
            try {
                shard.apply(update);
            } finally {
                room.release();
            }
        });
    }

    private boolean run(Runnable task) {
        try {
            shard.loop().execute(task);
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }
}
