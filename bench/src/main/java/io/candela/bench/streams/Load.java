package io.candela.bench.streams;

import io.candela.bench.MeasuredProcess;
import io.candela.contracts.Instrument;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Trades of some instruments, each of which goes to the same number of subscribers, and what comes of them. */
final class Load {
    /** How many trades may be on their way when they go as fast as they can. */
    private static final int AHEAD = 32;

    /** How long frames are waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final double FIRST_RATE = 50;
    private static final double GROWTH = 1.3;
    private static final int TRIES = 2;
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration IN_TIME = Duration.ofMillis(100);

    private static final Duration LOOK = Duration.ofMillis(5);

    private final Feed feed;
    private final Subscribers subscribers;
    private final MeasuredProcess relay;
    private final List<Instrument> instruments;
    private final int subscribersOfEach;

    Load(
            Feed feed,
            Subscribers subscribers,
            MeasuredProcess relay,
            List<Instrument> instruments,
            int subscribersOfEach) {
        this.feed = feed;
        this.subscribers = subscribers;
        this.relay = relay;
        this.instruments = instruments;
        this.subscribersOfEach = subscribersOfEach;
    }

    /** Sends trades now and then until each of a round has come to all of its subscribers. */
    void awaitFlow() throws RemoteException {
        long begin = System.nanoTime();
        while (true) {
            long before = subscribers.frames();
            instruments.forEach(feed::trade);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            if (subscribers.frames() - before >= (long) instruments.size() * subscribersOfEach) {
                return;
            }
            if (System.nanoTime() - begin > 3 * PATIENCE.toNanos()) {
                throw new IllegalStateException("Only %d frames of a round came to %d streams:%n%s"
                        .formatted(subscribers.frames() - before, subscribers.streams(), relay.log()));
            }
        }
    }

    /** As many trades as come through, with only some on their way. */
    Delivered flood(Duration span) throws RemoteException {
        return measure(() -> {
            long begin = System.nanoTime();
            long before = subscribers.frames();
            int sent = 0;
            while (System.nanoTime() - begin < span.toNanos()) {
                long arrived = (subscribers.frames() - before) / subscribersOfEach;
                for (; sent < arrived + AHEAD; sent++) {
                    feed.trade(instruments.get(sent % instruments.size()));
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return sent;
        });
    }

    /** As many trades in a second, at random times. */
    Delivered pace(double rate, Duration span) throws RemoteException {
        return measure(() -> {
            Random random = new Random(1);
            long begin = System.nanoTime();
            double due = begin;
            int sent = 0;
            while (due < begin + span.toNanos()) {
                due += -Math.log(1 - random.nextDouble()) / rate * 1e9;
                awaitTime((long) due);
                feed.trade(instruments.get(sent++ % instruments.size()));
            }
            return sent;
        });
    }

    /**
     * The most trades in a second that come through at random times: the rate grows until 99 of 100 frames do not come in
     * time any more, twice.
     */
    double most() throws RemoteException {
        double rate = FIRST_RATE;
        for (int late = 0; late < TRIES; ) {
            if (comesThrough(rate * GROWTH)) {
                rate *= GROWTH;
                late = 0;
            } else {
                late++;
            }
        }
        return rate;
    }

    private boolean comesThrough(double rate) throws RemoteException {
        return pace(rate, STEP).latencyMillis(99) < IN_TIME.toMillis();
    }

    private Delivered measure(Sending sending) throws RemoteException {
        subscribers.latencies();
        long before = subscribers.frames();
        Duration cpu = relay.processorTime();
        long begin = System.nanoTime();
        long expected = (long) sending.send() * subscribersOfEach;
        long end = System.nanoTime();
        long frames = subscribers.frames() - before;
        for (long now = end; frames < expected && now - end < PATIENCE.toNanos(); now = System.nanoTime()) {
            LockSupport.parkNanos(LOOK.toNanos());
            frames = subscribers.frames() - before;
        }
        return new Delivered(
                expected,
                frames,
                Duration.ofNanos(System.nanoTime() - begin),
                relay.processorTime().minus(cpu),
                subscribers.latencies());
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private interface Sending {
        /** Answers how many it sent. */
        int send() throws RemoteException;
    }
}
