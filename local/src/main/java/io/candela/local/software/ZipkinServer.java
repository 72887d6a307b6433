package io.candela.local.software;

import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Zipkin, which keeps the newest traces in memory.
 *
 * @param home its folder
 */
public record ZipkinServer(Software software, Path home, int port) implements Preparation {

    private static final int HEAP = 192;

    @Override
    public Launch prepare(Path log) throws IOException {
        List<String> command = new ArrayList<>(Java.command(HEAP, List.of()));
        command.addAll(List.of("-jar", software.file("zipkin", "zipkin-server-").toString()));
        return new Launch(
                "zipkin",
                command,
                Map.of("SERVER_ADDRESS", "127.0.0.1", "QUERY_PORT", Integer.toString(port)),
                home,
                log,
                Probe.http(URI.create("http://127.0.0.1:" + port + "/health")),
                Duration.ofSeconds(90),
                Launch.Signal.TERM);
    }
}
