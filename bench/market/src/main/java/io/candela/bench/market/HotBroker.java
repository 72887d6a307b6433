package io.candela.bench.market;

import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker with both of the JVM's compilers, as those have it that carry some load. */
final class HotBroker implements AutoCloseable {
    private final KafkaBroker broker;
    private final Child process;

    HotBroker() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("candela-bench-kafka-");
        broker = new KafkaBroker(Software.ofThisProject(), home, FreePorts.one(), FreePorts.one(), true);
        process = Child.start(broker.prepare(home.resolve("log")));
        if (!(process.awaitReady() instanceof Startup.Ready)) {
            throw new IOException("The broker does not start; its log is in " + home);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    @Override
    public void close() {
        process.handle().destroyForcibly();
        process.onExit().join();
    }
}
