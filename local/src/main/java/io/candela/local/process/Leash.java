package io.candela.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ties programs to this process, so that they end with it even when it is killed: Linux sends them their stop signal
 * then (PR_SET_PDEATHSIG, by way of util-linux's setpriv). They get a session of their own, so that Ctrl-C in a terminal
 * reaches this process alone, which ends them in order. Without util-linux both are missing, and the rest works.
 */
final class Leash {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** Linux watches the starting thread, not its process: one thread starts everything and lives as long as we do. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("process-starter").factory());

    private Leash() {}

    static List<String> prefix(Launch.Signal signal) {
        return Files.isExecutable(SETSID) && Files.isExecutable(SETPRIV)
                ? List.of(SETSID.toString(), SETPRIV.toString(), "--pdeathsig", signal.name())
                : List.of();
    }

    static Process start(ProcessBuilder builder) throws IOException {
        try {
            return STARTER.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a program", e);
        }
    }
}
