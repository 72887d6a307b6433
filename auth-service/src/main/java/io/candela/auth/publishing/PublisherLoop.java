package io.candela.auth.publishing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs the {@link Publisher} from start to stop of the service: at once after a commit, and every so often. */
class PublisherLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PublisherLoop.class);
    /** Lower than the web server's, so that what the last requests change is published too. */
    private static final int PHASE = 0;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final PublishingProperties properties;
    private final Semaphore announcements = new Semaphore(0);

    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean failing;

    PublisherLoop(Publisher publisher, PublishingProperties properties) {
        this.publisher = publisher;
        this.properties = properties;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SomethingToPublish change) {
        announcements.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("publisher").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                Duration rest = publish();
                if (announcements.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    // The next pass sees all that was announced before it.
                    announcements.drainPermits();
                }
            }
            publish();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            handOver();
        }
    }

    /** One pass, and how long to rest after it. This is the supervisor: whatever happens, the loop goes on. */
    private Duration publish() {
        try {
            boolean published = publisher.pass() == Publisher.Pass.PUBLISHED;
            if (failing) {
                failing = false;
                log.info("Publishing goes on");
            }
            return published ? Duration.ZERO : properties.sweep();
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                log.atWarn().setCause(e).log("Publishing is interrupted; changes wait in the database");
            }
            return properties.backoff();
        }
    }

    private void handOver() {
        try {
            publisher.close();
        } catch (RuntimeException e) {
            log.atInfo().addKeyValue("reason", e.getMessage()).log("The lease is left to expire");
        }
    }

    @Override
    public void stop() {
        running = false;
        announcements.release();
        Thread current = thread;
        if (current != null) {
            try {
                if (!current.join(LONGEST_STOP)) {
                    current.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
