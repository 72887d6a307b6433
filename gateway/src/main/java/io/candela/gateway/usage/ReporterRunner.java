package io.candela.gateway.usage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the reporter report, until after the last request has been answered. */
final class ReporterRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReporterRunner.class);
    /** Lower than the web server's: no request is left then that is not counted. */
    private static final int PHASE = -1;

    private static final Duration BETWEEN_LAST_ATTEMPTS = Duration.ofMillis(200);

    private final Reporter reporter;
    private final Delivery delivery;
    private final UsageProperties properties;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing;

    ReporterRunner(Reporter reporter, Delivery delivery, UsageProperties properties) {
        this.reporter = reporter;
        this.delivery = delivery;
        this.properties = properties;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("usage").start(this::run);
    }

    private void run() {
        try (delivery) {
            while (!ending.await(properties.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                report();
            }
            long end = System.nanoTime() + properties.farewell().toNanos();
            report();
            while (!reporter.done() && System.nanoTime() < end) {
                var _ = never.await(BETWEEN_LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
                report();
            }
            if (!reporter.done()) {
                log.warn("Usage was lost, since Kafka could not be reached before the end");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void report() {
        try {
            reporter.report();
            if (failing) {
                failing = false;
                log.info("Usage is told again");
            }
        } catch (KafkaException failure) {
            if (!failing) {
                failing = true;
                log.atWarn()
                        .addKeyValue("reason", failure.getMessage())
                        .log("Usage waits, since Kafka does not take it");
            }
        }
    }

    @Override
    public void stop() {
        ending.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                if (!running.join(properties.farewell().multipliedBy(2))) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
