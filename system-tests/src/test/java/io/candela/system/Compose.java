package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A platform of its own in containers, run by Docker Compose as a user would run it. */
final class Compose extends Api {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String NAME = "candela-test-" + ProcessHandle.current().pid();

    private final List<String> program;
    private final int port;

    private Compose(List<String> program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Whether an engine answers, and there is Docker Compose. */
    static boolean works() {
        return answers(List.of("docker", "version")) && program().isPresent();
    }

    static Compose fresh() {
        return new Compose(program().orElseThrow(), freePort());
    }

    private static Optional<List<String>> program() {
        return Stream.of(List.of("docker-compose"), List.of("docker", "compose"))
                .filter(program -> answers(with(program, "version")))
                .findFirst();
    }

    /** Builds the images, starts everything and waits until all of it is healthy and known to the gateway. */
    void up() {
        compose("up", "--build", "--detach");
        awaitHealth();
        for (String path : List.of("/v1/instruments", "/v1/signals", "/v1/plans")) {
            await(path).atMost(PATIENCE).untilAsserted(() -> read(path));
        }
    }

    private void awaitHealth() {
        await("all to be healthy")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(running("{{.Status}}"))
                        .as(() -> String.join("\n", running("{{.Names}} {{.Status}}")))
                        .isNotEmpty()
                        .allMatch(status -> status.contains("(healthy)")));
    }

    /** Removes the containers; what is kept stays. */
    void down() {
        compose("down");
    }

    /** Leaves nothing behind. */
    void remove() {
        compose("down", "--volumes", "--rmi", "local");
    }

    String log(String service) {
        return compose("logs", "--no-log-prefix", "--no-color", service);
    }

    /** One line for each container that runs, in a format of {@code docker ps}. */
    List<String> running(String format) {
        return run(List.of("docker", "ps", "--filter", "label=com.docker.compose.project=" + NAME, "--format", format))
                .lines()
                .toList();
    }

    /** The user that a service's program runs as. */
    String userOf(String service) {
        return compose("exec", "-T", service, "id", "-u").strip();
    }

    @Override
    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    String demoKey() {
        return Requests.in(log("init")).keyAlone();
    }

    int port() {
        return port;
    }

    private String compose(String... arguments) {
        return run(with(program, arguments));
    }

    private String run(List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
            builder.environment().putAll(settings());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("%s: %s", String.join(" ", command), output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "COMPOSE_PROJECT_NAME", NAME,
                "COMPOSE_PROFILES", "",
                "CANDELA_ADDRESS", "127.0.0.1",
                "CANDELA_PORT", Integer.toString(port),
                "CANDELA_REPLAY_SPEED", "max",
                "CANDELA_REPLAY_SHIFT", "false",
                "CANDELA_TRACING", "off");
    }

    private static boolean answers(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> with(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
