package io.candela.local.launcher;

import io.candela.local.process.Launch;
import io.candela.local.process.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the operating system, as written down by one that may be gone.
 *
 * @param startedAt tells it from a later process that was given the same number
 * @param stopSignal what asks it to end
 */
record Program(long pid, Instant startedAt, Launch.Signal stopSignal) {

    static Program of(ProcessHandle handle, Launch.Signal stopSignal) {
        return new Program(handle.pid(), startOf(handle), stopSignal);
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(startedAt));
    }

    /** Asks the process to end, if it still runs, and ends it by force after the grace. */
    void end(Duration grace) throws InterruptedException {
        Optional<ProcessHandle> handle = running();
        if (handle.isEmpty()) {
            return;
        }
        Signals.send(stopSignal, handle.get());
        try {
            handle.get().onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            handle.get().destroyForcibly();
        }
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }
}
