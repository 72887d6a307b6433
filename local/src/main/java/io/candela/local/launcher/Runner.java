package io.candela.local.launcher;

import io.candela.local.launcher.State.PartState;
import io.candela.local.launcher.State.Phase;
import io.candela.local.process.Child;
import io.candela.local.process.Launch;
import io.candela.local.process.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Runs one part: starts it, keeps it running until it is retired, ends it. */
final class Runner {

    private final Part part;
    private final Path log;
    private final Runnable changed;

    private Phase phase = Phase.WAITING;
    private @Nullable Child child;
    private @Nullable Program program;
    private int restarts;

    /**
     * Does nothing yet.
     *
     * @param changed is called, without any lock held, whenever {@link #state} gives something new
     */
    Runner(Part part, Path log, Runnable changed) {
        this.part = part;
        this.log = log;
        this.changed = changed;
    }

    Part part() {
        return part;
    }

    Path log() {
        return log;
    }

    synchronized PartState state() {
        return new PartState(part.name(), part.ports(), phase, program, restarts);
    }

    /** Starts the part and waits until it is ready, or is not going to be. */
    Startup start() throws IOException, InterruptedException {
        Startup startup = launch(part.preparation().prepare(log)).awaitReady();
        if (startup instanceof Startup.Ready) {
            become(Phase.READY);
        }
        return startup;
    }

    /** Completes with the exit code when the part ends, by itself or not. */
    CompletableFuture<Integer> onExit() {
        return current().onExit();
    }

    /**
     * Starts the part again whenever it ends by itself, until it is retired.
     *
     * @param report is told what happens
     */
    void keep(Report report) throws InterruptedException {
        int failures = 0;
        while (true) {
            long begin = System.nanoTime();
            int exitCode = onExit().join();
            failures = System.nanoTime() - begin > Backoff.RECOVERED.toNanos() ? 1 : failures + 1;
            if (!become(Phase.RESTARTING)) {
                return;
            }
            Duration pause = Backoff.after(failures);
            report.ended(part.name(), exitCode, pause);
            Thread.sleep(pause);
            restart(report);
        }
    }

    /** From now on the part is not started any more. */
    void retire() {
        become(Phase.STOPPED);
    }

    /** Ends the part, if it was ever started. */
    void end(Duration grace) {
        Child ending;
        synchronized (this) {
            ending = child;
        }
        if (ending != null) {
            ending.stop(grace);
        }
    }

    private void restart(Report report) throws InterruptedException {
        try {
            if (start() instanceof Startup.Ready ready) {
                report.ready(part.name(), ready.took());
            } else {
                current().stop();
            }
        } catch (IOException e) {
            report.unprepared(part.name(), e);
        }
    }

    /** A retired part is never started again, whoever comes late. */
    private Child launch(Launch launch) throws IOException {
        Child started;
        synchronized (this) {
            if (phase == Phase.STOPPED) {
                throw new IOException(part.name() + " is not to be started any more");
            }
            started = Child.start(launch);
            child = started;
            program = Program.of(started.handle(), launch.stopSignal());
            if (phase == Phase.RESTARTING) {
                restarts++;
            } else {
                phase = Phase.STARTING;
            }
        }
        changed.run();
        return started;
    }

    /** False, and nothing changes, once the part is retired. */
    private boolean become(Phase next) {
        synchronized (this) {
            if (phase == Phase.STOPPED) {
                return false;
            }
            phase = next;
        }
        changed.run();
        return true;
    }

    private synchronized Child current() {
        return Objects.requireNonNull(child, part.name());
    }
}
