package io.candela.gateway.streams;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The way from the reader to a shard. It holds some updates and no more: the reader waits for shards, so that memory is
 * bounded. A shard takes them in turns, and between these its event loop attends to connections.
 */
final class Outlet {
    private static final int UNDERWAY = 64;
    private static final long TURN = Duration.ofMillis(2).toNanos();

    private final Shard shard;
    private final Semaphore room = new Semaphore(UNDERWAY);
    private final Queue<Update> underway = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    Outlet(Shard shard) {
        this.shard = shard;
    }

    /** Returns whether the shard still runs. */
    boolean start(Book book, boolean live) {
        return shard.run(() -> shard.start(book, live));
    }

    /** Returns whether the shard still runs. */
    boolean offer(Update update) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        underway.add(update);
        return called.getAndSet(true) || shard.run(this::turn);
    }

    private void turn() {
        try {
            work();
        } finally {
            called.set(false);
            if (!underway.isEmpty() && !called.getAndSet(true)) {
                // A task would come before what connections have, and one that is scheduled comes after it.
                var _ = shard.loop().schedule(this::turn, 0, TimeUnit.NANOSECONDS);
            }
            shard.flushSoon();
        }
    }

    private void work() {
        long begun = shard.now();
        for (Update update = underway.poll(); update != null; update = underway.poll()) {
            room.release();
            shard.apply(update);
            if (shard.now() - begun > TURN) {
                return;
            }
        }
    }
}
