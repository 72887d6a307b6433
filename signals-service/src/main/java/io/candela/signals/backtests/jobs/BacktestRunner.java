package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works on back-tests, a few at once. While it does it extends its hold on them; one that it lost, because it was
 * cancelled or because this replica was taken for dead, is stopped. At an orderly end those that run are given back.
 */
@Component
class BacktestRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BacktestRunner.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Backtests backtests;
    private final BacktestWork work;
    private final BacktestProperties properties;
    private final MeterRegistry meters;
    private final String holder = UUID.randomUUID().toString();
    private final Semaphore bell = new Semaphore(0);
    private final Map<String, Supervision> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backtest-pulse").daemon().factory());
    private volatile boolean active;

    BacktestRunner(Backtests backtests, BacktestWork work, BacktestProperties properties, MeterRegistry meters) {
        this.backtests = backtests;
        this.work = work;
        this.properties = properties;
        this.meters = meters;
        this.workers = Executors.newFixedThreadPool(
                properties.workers(),
                Thread.ofPlatform().name("backtest-", 0).daemon().factory());
    }

    /** There may be something to do. */
    void ring() {
        bell.release();
    }

    /** Stops a back-test at once if it runs here; what another replica works on is stopped with that one's next pulse. */
    void stop(String id) {
        Supervision supervision = running.get(id);
        if (supervision != null) {
            supervision.cancel();
        }
    }

    @Override
    public void start() {
        active = true;
        long millis = properties.pulse().toMillis();
        var _ = pulse.scheduleWithFixedDelay(this::extendAll, millis, millis, TimeUnit.MILLISECONDS);
        var _ = pulse.scheduleWithFixedDelay(this::sweep, 0, BETWEEN_SWEEPS.toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < properties.workers(); i++) {
            workers.execute(this::workOn);
        }
    }

    @Override
    public void stop() {
        active = false;
        running.values().forEach(Supervision::cancel);
        workers.shutdown();
        bell.release(properties.workers());
        try {
            if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("A back-test does not end; another replica takes it when its lease is over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pulse.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return active;
    }

    private void workOn() {
        while (active) {
            try {
                backtests.interruptLost(properties.attempts());
                Optional<Backtest> next = backtests.take(holder, properties.lease());
                if (next.isPresent()) {
                    run(next.get());
                } else {
                    rest(properties.poll());
                }
            } catch (DataAccessException | TransactionException away) {
                log.atDebug().addKeyValue("reason", away.getMessage()).log("Back-tests cannot be looked for");
                rest(properties.lease());
            }
        }
    }

    /** Until the time is up or somebody rings. */
    private void rest(Duration longest) {
        try {
            boolean _ = bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            log.atDebug().log("No more back-tests are looked for");
        }
    }

    private void run(Backtest backtest) {
        Supervision supervision = new Supervision(Thread.currentThread());
        running.put(backtest.id(), supervision);
        Outcome outcome;
        try {
            outcome = outcome(backtest, supervision);
        } finally {
            running.remove(backtest.id());
            // A cancellation that came late must not hit the next one.
            boolean _ = Thread.interrupted();
        }
        write(backtest.id(), outcome);
        meters.counter("candela.signals.backtests", "outcome", outcome.name()).increment();
    }

    private Outcome outcome(Backtest backtest, Supervision supervision) {
        try {
            return new Outcome.Done(work.run(backtest.request(), supervision));
        } catch (CancellationException stopped) {
            return new Outcome.Stopped();
        } catch (Problem problem) {
            return supervision.cancelled()
                    ? new Outcome.Stopped()
                    : new Outcome.Failed(String.valueOf(problem.getBody().getDetail()));
        } catch (IllegalArgumentException impossible) {
            return new Outcome.Failed(String.valueOf(impossible.getMessage()));
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("backtest", backtest.id()).setCause(bug).log("A back-test broke off");
            return new Outcome.Failed("Something went wrong here. Please quote the back-test's id when you report it.");
        }
    }

    /** What cannot be written before the lease is over is done again by whoever takes it then: it comes to the same. */
    private void write(String id, Outcome outcome) {
        long deadline = System.nanoTime() + properties.lease().toNanos();
        while (true) {
            try {
                switch (outcome) {
                    case Outcome.Done done -> backtests.done(id, holder, done.finished());
                    case Outcome.Failed failed -> backtests.failed(id, holder, failed.reason());
                    case Outcome.Stopped stopped -> backtests.release(id, holder);
                }
                return;
            } catch (DataAccessException | TransactionException away) {
                log.atWarn()
                        .addKeyValue("backtest", id)
                        .addKeyValue("reason", away.getMessage())
                        .log("What came of a back-test cannot be written");
                if (!active || System.nanoTime() > deadline) {
                    return;
                }
                rest(properties.poll());
            }
        }
    }

    private void extendAll() {
        running.forEach((id, supervision) -> {
            try {
                if (!backtests.extend(id, holder, properties.lease(), supervision.progress())) {
                    supervision.cancel();
                }
            } catch (DataAccessException | TransactionException away) {
                log.atWarn()
                        .addKeyValue("backtest", id)
                        .addKeyValue("reason", away.getMessage())
                        .log("The hold on a back-test cannot be extended");
            }
        });
    }

    private void sweep() {
        try {
            backtests.removeFinished(properties.kept());
        } catch (DataAccessException | TransactionException away) {
            log.atDebug().addKeyValue("reason", away.getMessage()).log("Old back-tests cannot be removed now");
        }
    }

    /** What came of working on a back-test. */
    private sealed interface Outcome {
        /** For metrics. */
        String name();

        record Done(Finished finished) implements Outcome {
            @Override
            public String name() {
                return "done";
            }
        }

        record Failed(String reason) implements Outcome {
            @Override
            public String name() {
                return "failed";
            }
        }

        /** By a cancellation, by the end of this process, or because another replica has it now. */
        record Stopped() implements Outcome {
            @Override
            public String name() {
                return "stopped";
            }
        }
    }
}
