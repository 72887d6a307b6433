package io.candela.bench.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Debian's wrk: connections that ask again as soon as they are answered, or after a pause at random. */
final class Wrk {
    private static final String THREADS = "1";

    private final Path script;

    Wrk() throws IOException {
        script = Files.writeString(Files.createTempFile("candela-bench-", ".lua"), Nginx.read("load.lua"));
        script.toFile().deleteOnExit();
    }

    /** Without pauses: as much as comes through. */
    Outcome full(Contestant contestant, int connections, Duration span) throws IOException, InterruptedException {
        return run(contestant, connections, span, 0);
    }

    /** About {@code rate} requests a second, if it answers much sooner than that leaves time. */
    Outcome paced(Contestant contestant, int connections, double rate, Duration span)
            throws IOException, InterruptedException {
        return run(contestant, connections, span, 1000 * connections / rate);
    }

    private Outcome run(Contestant contestant, int connections, Duration span, double pauseMillis)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Programs.WRK,
                "-t" + THREADS,
                "-c" + connections,
                "-d" + span.toSeconds() + "s",
                "--timeout",
                "10s",
                "-H",
                "Authorization: " + contestant.authorization(),
                "-s",
                script.toString(),
                contestant.uri().toString(),
                "--",
                Double.toString(pauseMillis));
        Duration before = contestant.process().processorTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
        }
        return Outcome.parse(said, contestant.process().processorTime().minus(before));
    }
}
