package io.candela.bench.edge;

import io.candela.bench.MeasuredProcess;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Debian's nginx as one process. */
final class Nginx {
    private Nginx() {}

    /** Starts it with a configuration file of {@code edge}, in which each of {@code words} stands for its value. */
    static MeasuredProcess start(String configuration, int port, Map<String, String> words)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("candela-bench-");
        String text =
                read(configuration).replace("${folder}", folder.toString()).replace("${port}", Integer.toString(port));
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        Path file = Files.writeString(folder.resolve("nginx.conf"), text);
        return MeasuredProcess.start(
                folder,
                List.of(Programs.NGINX, "-p", folder.toString(), "-e", "stderr", "-c", file.toString()),
                Probe.connects(port));
    }

    static String read(String resource) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Nginx.class.getResourceAsStream("/edge/" + resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
