package io.candela.bench;

import io.candela.local.process.Child;
import io.candela.local.process.Folders;
import io.candela.local.process.Launch;
import io.candela.local.process.Probe;
import io.candela.local.process.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that is measured from outside, in a folder of its own that goes with it. */
public final class MeasuredProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Child child;

    private MeasuredProcess(Path folder, Child child) {
        this.folder = folder;
        this.child = child;
    }

    /** Starts it, and waits until it is ready. */
    public static MeasuredProcess start(Path folder, List<String> command, Probe ready)
            throws IOException, InterruptedException {
        MeasuredProcess process = new MeasuredProcess(
                folder,
                Child.start(new Launch(
                        command.getFirst(),
                        command,
                        Map.of(),
                        Path.of("").toAbsolutePath(),
                        folder.resolve("process.log"),
                        ready,
                        PATIENCE,
                        Launch.Signal.TERM)));
        if (!(process.child.awaitReady() instanceof Startup.Ready)) {
            String log = process.log();
            process.close();
            throw new IllegalStateException(String.join(" ", command) + " did not start:\n" + log);
        }
        return process;
    }

    /** Processor time that it has taken since its start. */
    public Duration processorTime() {
        return child.handle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("It has ended:\n" + log()));
    }

    /** Bytes that it holds in memory, as Linux tells it. */
    public long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(child.handle().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("It has ended:\n" + log()));
    }

    /** What it has said. */
    public String log() {
        try {
            return Files.readString(folder.resolve("process.log"));
        } catch (IOException e) {
            return "There is no log: " + e.getMessage();
        }
    }

    @Override
    public void close() throws IOException {
        child.stop();
        Folders.delete(folder);
    }
}
