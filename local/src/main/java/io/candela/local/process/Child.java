package io.candela.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that this process started and will end. */
public final class Child {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Launch launch;
    private final Process process;

    private Child(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /** Starts the program; it ends with this process at the latest. */
    public static Child start(Launch launch) {
        List<String> command = new ArrayList<>(Leash.prefix(launch.stopSignal()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        try {
            Files.createDirectories(launch.directory());
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            return new Child(launch, Leash.start(builder));
        } catch (IOException e) {
            throw new UncheckedIOException(launch.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    public Launch launch() {
        return launch;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the program ends. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits until the program answers its probe, ends, or has had its time. */
    public Startup awaitReady() throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (launch.ready().answersNow() && process.isAlive()) {
                return new Startup.Ready(waited);
            }
            if (process.waitFor(Probe.PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Startup.Died(process.exitValue());
            }
            if (waited.compareTo(launch.patience()) > 0) {
                return new Startup.Silent(waited);
            }
        }
    }

    /** Asks the program to end, and ends it by force when it has not after some seconds. */
    public void stop() {
        stop(GRACE);
    }

    /** Asks the program to end, and ends it by force when it has not within the grace. */
    public void stop(Duration grace) {
        Signals.send(launch.stopSignal(), process.toHandle());
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
