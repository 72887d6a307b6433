package io.candela.local.launcher;

import io.candela.local.process.Launch;
import io.candela.local.process.Probe;
import io.candela.local.process.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Starts all parts, each as soon as what it needs is ready; keeps them running; ends them in order. */
final class Supervisor {

    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Duration PATIENCE_WITH_THE_WHOLE = Duration.ofSeconds(60);

    private final Options options;
    private final Home home;
    private final Report report;
    private final StateFile stateFile;
    private final Program self = Program.of(ProcessHandle.current(), Launch.Signal.TERM);
    private final Map<String, Runner> runners = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<@Nullable Void>> ready = new LinkedHashMap<>();
    private final CompletableFuture<Outcome.Failed> failure = new CompletableFuture<>();
    private @Nullable Double readySeconds;
    private boolean stopped;

    /** Starts nothing yet. */
    Supervisor(Options options, Home home, List<Part> parts, Report report) {
        this.options = options;
        this.home = home;
        this.report = report;
        this.stateFile = StateFile.in(home);
        for (Part part : parts) {
            runners.put(part.name(), new Runner(part, home.log(part.name()), this::writeState));
            ready.put(part.name(), new CompletableFuture<>());
        }
    }

    /**
     * Starts everything and waits until it is of use, or something failed; the caller stops it in both cases.
     *
     * @param whole answers when the whole is of use
     * @param clock tells how long it took
     * @param begin since when
     */
    Outcome start(Probe whole, InstantSource clock, Instant begin) throws InterruptedException {
        writeState();
        runners.values().forEach(runner -> Thread.startVirtualThread(() -> start(runner)));
        CompletableFuture<?> all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(all, failure).join();
        if (!failure.isDone() && !whole.answersWithin(PATIENCE_WITH_THE_WHOLE)) {
            fail("Candela", "does not answer although all its parts do", home.log("gateway"));
        }
        if (failure.isDone()) {
            return failure.join();
        }
        Duration took = Duration.between(begin, clock.instant());
        synchronized (this) {
            readySeconds = took.toMillis() / 1000.0;
        }
        writeState();
        return new Outcome.Usable(took);
    }

    /** Starts parts that end by themselves again, from now on. */
    void keep() {
        runners.values().forEach(runner -> Thread.startVirtualThread(() -> keep(runner)));
    }

    /** Ends all parts; none is started after this. */
    void stop() throws IOException {
        stop(GRACE, Integer.MAX_VALUE);
    }

    /**
     * Ends all parts; none is started after this.
     *
     * @param grace how long a part may take before it is ended by force
     * @param atOnce how many parts may be ending at the same time
     */
    void stop(Duration grace, int atOnce) throws IOException {
        runners.values().forEach(Runner::retire);
        Semaphore ending = new Semaphore(atOnce);
        List<Part> parts = runners.values().stream().map(Runner::part).toList();
        for (List<Part> group : StopOrder.of(parts)) {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                group.forEach(part -> executor.execute(() -> end(runner(part.name()), grace, ending)));
            }
        }
        synchronized (this) {
            stopped = true;
            stateFile.delete();
        }
    }

    private static void end(Runner runner, Duration grace, Semaphore ending) {
        ending.acquireUninterruptibly();
        try {
            runner.end(grace);
        } finally {
            ending.release();
        }
    }

    private void start(Runner runner) {
        String name = runner.part().name();
        try {
            runner.part().needs().forEach(need -> ready(need).join());
            switch (runner.start()) {
                case Startup.Ready startup -> {
                    report.ready(name, startup.took());
                    failIfItEnds(runner);
                    ready(name).complete(null);
                }
                case Startup.Died died ->
                    fail(name, "ended with exit code " + died.exitCode() + " while it started.", runner.log());
                case Startup.Silent silent ->
                    fail(name, "did not get ready within " + silent.waited().toSeconds() + " s.", runner.log());
            }
        } catch (IOException | UncheckedIOException e) {
            fail(name, "cannot be started: " + e.getMessage(), runner.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts only until all are ready; afterwards parts are kept running. */
    private void failIfItEnds(Runner runner) {
        var _ = runner.onExit()
                .thenAccept(exitCode -> fail(
                        runner.part().name(),
                        "ended with exit code " + exitCode + " while others still started.",
                        runner.log()));
    }

    private void fail(String part, String what, Path log) {
        failure.complete(new Outcome.Failed(part, what, log, LogTail.of(log)));
    }

    private void keep(Runner runner) {
        try {
            runner.keep(report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Runner runner(String name) {
        return Objects.requireNonNull(runners.get(name), name);
    }

    private CompletableFuture<@Nullable Void> ready(String name) {
        return Objects.requireNonNull(ready.get(name), name);
    }

    private synchronized void writeState() {
        if (stopped) {
            return;
        }
        try {
            stateFile.write(new State(
                    self,
                    options,
                    readySeconds,
                    runners.values().stream().map(Runner::state).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
