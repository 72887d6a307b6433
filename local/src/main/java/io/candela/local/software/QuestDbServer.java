package io.candela.local.software;

import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * QuestDB: HTTP for writing (ILP) and its console, the PostgreSQL protocol for reading, both with the same user.
 *
 * @param home its folder: settings and tables
 */
public record QuestDbServer(Software software, Path home, int httpPort, int pgPort, String user, String password)
        implements Preparation {

    private static final int HEAP = 256;

    /** How often its threads look for more work before they sleep; ten thousand times would be a processor's work. */
    private static final String LOOKS = "100";

    /** Says how to start the server. */
    @Override
    public Launch prepare(Path log) throws IOException {
        Files.createDirectories(home);
        return new Launch(
                "questdb",
                command(),
                settings(),
                home,
                log,
                Probe.http(URI.create("http://127.0.0.1:" + httpPort + "/ping")).and(Probe.connects(pgPort)),
                Duration.ofSeconds(90),
                Launch.Signal.TERM);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(
                Java.command(HEAP, software.startCache("questdb").options(software.training())));
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                software.file("questdb", "questdb-").toString(),
                "io.questdb.ServerMain",
                "-d",
                home.toString()));
        return command;
    }

    /** In the environment, which takes precedence over the file that QuestDB writes itself and others may read. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("QDB_TELEMETRY_ENABLED", "false"),
                Map.entry("QDB_HTTP_BIND_TO", "127.0.0.1:" + httpPort),
                Map.entry("QDB_HTTP_USER", user),
                Map.entry("QDB_HTTP_PASSWORD", password),
                Map.entry("QDB_HTTP_MIN_ENABLED", "false"),
                Map.entry("QDB_LINE_TCP_ENABLED", "false"),
                Map.entry("QDB_PG_NET_BIND_TO", "127.0.0.1:" + pgPort),
                Map.entry("QDB_PG_USER", user),
                Map.entry("QDB_PG_PASSWORD", password),
                Map.entry("QDB_SHARED_WORKER_COUNT", "2"),
                Map.entry("QDB_SHARED_WORKER_NAP_THRESHOLD", LOOKS),
                Map.entry("QDB_SHARED_WORKER_SLEEP_THRESHOLD", LOOKS),
                Map.entry("QDB_WAL_APPLY_WORKER_NAP_THRESHOLD", LOOKS),
                Map.entry("QDB_WAL_APPLY_WORKER_SLEEP_THRESHOLD", LOOKS));
    }
}
