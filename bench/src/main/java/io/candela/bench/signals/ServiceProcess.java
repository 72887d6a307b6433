package io.candela.bench.signals;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.IdentityKeys;
import io.candela.bench.MeasuredProcess;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import io.candela.signals.SignalsApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real signals-service in a JVM as the launcher would start it. It finds no database, so that it serves signals and
 * scores none, and no registry.
 */
final class ServiceProcess {
    /** What the launcher gives it. */
    static final int HEAP_MEGABYTES = 768;

    private ServiceProcess() {}

    /** Starts it, and waits until it is ready. */
    static MeasuredProcess start(String brokers, FlippingSetups setups)
            throws IOException, InterruptedException, JOSEException {
        Path folder = Files.createTempDirectory("candela-bench-");
        int management = FreePorts.one();
        List<String> command = new ArrayList<>(Java.command(HEAP_MEGABYTES, List.of()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SignalsApplication.class.getName()));
        command.addAll(setups.arguments());
        command.addAll(List.of(
                "--server.port=0",
                "--management.server.port=" + management,
                "--eureka.client.enabled=false",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + FreePorts.one() + "/none",
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.kafka.streams.state-dir=" + folder.resolve("state")));
        command.addAll(secrets(folder));
        return MeasuredProcess.start(
                folder,
                command,
                Probe.http(URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness")));
    }

    private static List<String> secrets(Path folder) throws IOException, JOSEException {
        Path cursorSecret = folder.resolve("cursor.secret");
        Files.writeString(cursorSecret, "0123456789abcdef0123456789abcdef");
        List<String> secrets = new ArrayList<>(IdentityKeys.in(folder));
        secrets.add("--candela.cursor.secret-file=" + cursorSecret);
        return secrets;
    }
}
