package io.candela.local.software;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis with a password, kept on disk when it ends and every minute.
 *
 * @param home its folder: settings and data
 */
public record RedisServer(Software software, Path home, int port, String password) implements Preparation {

    /** Writes the settings and says how to start the server. */
    @Override
    public Launch prepare(Path log) throws IOException {
        Path executable = software.file("redis", "redis-server");
        if (!executable.toFile().setExecutable(true)) {
            throw new IOException(executable + " cannot be made executable");
        }
        Files.createDirectories(home);
        // The password is in a file of its own mode rather than on a command line that every user can read.
        Path settings = home.resolve("redis.conf");
        PrivateFile.write(settings, """
                bind 127.0.0.1
                port %d
                requirepass %s
                save 60 1
                daemonize no
                """.formatted(port, password));
        return new Launch(
                "redis",
                List.of(executable.toString(), settings.toString()),
                Map.of(),
                home,
                log,
                Probe.says(port, "PING\r\n".getBytes(US_ASCII), List.of("-NOAUTH", "+PONG")),
                Duration.ofSeconds(30),
                Launch.Signal.TERM);
    }
}
