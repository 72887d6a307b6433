package io.candela.local.launcher;

import io.candela.local.process.Folders;
import io.candela.local.software.Software;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One running Candela, from the checks before its start to the end of its last process. */
final class Instance {

    private final Path root;
    private final Home home;
    private final Options options;
    private final Report report;

    Instance(Path root, Home home, Options options, Report report) {
        this.root = root;
        this.home = home;
        this.options = options;
        this.report = report;
    }

    /** Runs until this process is told to end; returns only if it cannot, with the exit code. */
    int run() throws IOException, InterruptedException {
        home.create();
        FileLock lock = lock();
        if (lock == null) {
            report.refused(List.of("Candela runs here already: ./candela status tells how it is."));
            return 1;
        }
        List<String> complaints = complaints();
        if (!complaints.isEmpty()) {
            report.refused(complaints);
            return 1;
        }
        Secrets secrets = new Secrets(home.secrets());
        secrets.create();
        home.beginLogs();
        return run(secrets);
    }

    private int run(Secrets secrets) throws IOException, InterruptedException {
        Parts parts = new Parts(options, data(), secrets, Software.of(root, false), new Applications(root, false));
        Supervisor supervisor = new Supervisor(options, home, parts.all(), report);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor), "end"));
        report.starting(options);
        return switch (supervisor.start(parts.whole(), InstantSource.system(), startOfThisProcess())) {
            case Outcome.Usable usable -> {
                report.usable(options, secrets, usable.took());
                supervisor.keep();
                new CountDownLatch(1).await();
                yield 0;
            }
            case Outcome.Failed failed -> {
                report.failed(failed);
                yield 1;
            }
        };
    }

    /** Held by the operating system for as long as this process lives, so that it cannot be left behind. */
    private @Nullable FileLock lock() throws IOException {
        Path file = home.run().resolve("lock");
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private List<String> complaints() throws IOException {
        Optional<State> before = StateFile.in(home).read();
        boolean left = before.stream()
                .flatMap(state -> state.parts().stream())
                .anyMatch(part ->
                        part.program() != null && part.program().running().isPresent());
        return left
                ? List.of("Processes of an earlier run are left: ./candela down ends them.")
                : Checks.here(options).complaints();
    }

    /** Data that is not kept is removed before as well: a killed supervisor could not. */
    private Path data() throws IOException {
        if (options.ephemeral()) {
            Folders.delete(home.ephemeralData());
            return home.ephemeralData();
        }
        return home.data().resolve(options.market().environment().code());
    }

    private static Instant startOfThisProcess() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    private void end(Supervisor supervisor) {
        report.stopping();
        try {
            supervisor.stop();
            if (options.ephemeral()) {
                Folders.delete(home.ephemeralData());
            }
            report.stopped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
