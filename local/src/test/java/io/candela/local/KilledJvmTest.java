package io.candela.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.local.process.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a JVM has started ends with it, however it ends. */
class KilledJvmTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @EnabledOnOs(OS.LINUX)
    void processesEndWithAJvmThatIsKilled() throws IOException {
        Process jvm = jvm();
        List<Integer> ports = ports(jvm);
        assertThat(ports).hasSize(2).allMatch(port -> Probe.connects(port).answersNow());
        jvm.destroyForcibly();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ports).noneMatch(port -> Probe.connects(port).answersNow()));
    }

    @Test
    void processesEndWithAJvmThatEndsInOrder() throws IOException {
        Process jvm = jvm();
        List<Integer> ports = ports(jvm);
        jvm.getOutputStream().close();
        await().atMost(PATIENCE).until(() -> !jvm.isAlive());
        assertThat(ports).noneMatch(port -> Probe.connects(port).answersNow());
    }

    private static List<Integer> ports(Process jvm) throws IOException {
        List<Integer> ports = new ArrayList<>();
        BufferedReader lines = jvm.inputReader();
        String line = lines.readLine();
        while (line != null && !line.equals("started")) {
            if (line.startsWith("port ")) {
                ports.add(Integer.valueOf(line.substring("port ".length())));
            }
            line = lines.readLine();
        }
        return ports;
    }

    private static Process jvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcandela.infrastructure=local",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    /** Starts the two that are quickest to start: one that is a single process and one that is many, in a namespace. */
    static final class Starter {

        private Starter() {}

        public static void main(String... arguments) throws IOException {
            String url = Infrastructure.postgres().jdbcUrl();
            System.out.println("port " + url.replaceAll("^.*:(\\d+)/.*$", "$1"));
            System.out.println("port " + Infrastructure.redis().port());
            System.out.println("started");
            assertThat(System.in.read()).isEqualTo(-1);
        }
    }
}
