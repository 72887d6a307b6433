package io.candela.bench.signals;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.MeasuredProcess;
import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import io.candela.local.Infrastructure;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A real broker and a real signals-service, between a producer of candles and a reader of the signals that are committed. */
final class LivePath implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FlippingSetups setups = new FlippingSetups();
    private final MeasuredProcess service;
    private final CandleFeed feed;
    private final SignalTap tap;

    LivePath() throws IOException, InterruptedException, JOSEException {
        String brokers = Infrastructure.kafka().bootstrapServers();
        this.service = ServiceProcess.start(brokers, setups);
        this.feed = new CandleFeed(brokers);
        this.tap = new SignalTap(brokers);
    }

    FlippingSetups setups() {
        return setups;
    }

    /** Processor time that the service has taken since its start. */
    Duration processorTime() {
        return service.processorTime();
    }

    /**
     * Sends the {@code minute}th candle of all instruments at once.
     *
     * @return the time until the last of all their signals has come
     */
    Duration close(List<Instrument> instruments, int minute) {
        int expected = setups.signals(minute) * instruments.size();
        List<byte[]> signals = new ArrayList<>(expected);
        long begin = System.nanoTime();
        for (Instrument instrument : instruments) {
            feed.send(LiveCandles.candle(instrument, minute));
        }
        while (signals.size() < expected) {
            signals.addAll(tap.next());
            checkPatience(begin, signals.size(), expected);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        feed.flush();
        checkEach(signals, expected, minute);
        return took;
    }

    private static void checkEach(List<byte[]> signals, int expected, int minute) {
        Set<String> ids = new HashSet<>();
        for (byte[] json : signals) {
            Signal signal = signal(json);
            if (!signal.candleOpenTime().equals(LiveCandles.openTime(minute)) || !ids.add(signal.id())) {
                throw new IllegalStateException("Not expected, or not again: " + signal);
            }
        }
        if (ids.size() != expected) {
            throw new IllegalStateException("%d signals where %d were expected".formatted(ids.size(), expected));
        }
    }

    /**
     * Sends {@code count} candles, of the instruments in turn from their {@code minute}th on, as if by chance, but
     * {@code rate} of them in a second.
     *
     * @return for each signal the nanoseconds between the sending of its candle and its coming
     */
    long[] trickle(List<Instrument> instruments, int minute, int count, int rate) {
        Map<Cause, Long> sent = new ConcurrentHashMap<>();
        long begin = System.nanoTime();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            Random random = new Random(minute);
            double due = begin;
            for (int i = 0; i < count; i++) {
                due += -Math.log(1 - random.nextDouble()) / rate * 1e9;
                awaitTime((long) due);
                var candle =
                        LiveCandles.candle(instruments.get(i % instruments.size()), minute + i / instruments.size());
                sent.put(new Cause(candle.instrument(), candle.openTime()), System.nanoTime());
                feed.send(candle);
            }
            feed.flush();
        });
        Set<String> ids = new HashSet<>();
        long[] latencies = new long[count * setups.size()];
        while (ids.size() < latencies.length) {
            List<byte[]> signals = tap.next();
            long now = System.nanoTime();
            for (byte[] json : signals) {
                Signal signal = signal(json);
                Long then = sent.get(new Cause(signal.instrument(), signal.candleOpenTime()));
                if (then == null || !ids.add(signal.id())) {
                    throw new IllegalStateException("Not expected, or not again: " + signal);
                }
                latencies[ids.size() - 1] = now - then;
            }
            checkPatience(begin, ids.size(), latencies.length);
        }
        sending.join();
        return latencies;
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Signal signal(byte[] json) {
        return RecordJson.mapper().readValue(json, Signal.class);
    }

    private void checkPatience(long begin, int signals, int expected) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException(
                    "Only %d signals of %d have come:%n%s".formatted(signals, expected, service.log()));
        }
    }

    @Override
    public void close() throws IOException {
        try (service) {
            tap.close();
            feed.close();
        }
    }

    /** Which candle a signal is of. */
    private record Cause(Instrument instrument, Instant openTime) {}
}
