package io.candela.auth.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import java.nio.file.Path;

/** A broker that a test may stop and start again. */
final class OwnBroker implements AutoCloseable {
    private final KafkaBroker broker;
    private Child process;

    OwnBroker(Path home) throws Exception {
        broker = new KafkaBroker(Software.ofThisProject(), home, FreePorts.one(), FreePorts.one());
        process = start(broker);
    }

    private static Child start(KafkaBroker broker) throws Exception {
        Child child = Child.start(broker.prepare(broker.home().resolve("log")));
        assertThat(child.awaitReady()).isInstanceOf(Startup.Ready.class);
        return child;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    /** Without a farewell, as in a crash. */
    void kill() {
        process.handle().destroyForcibly();
        process.onExit().join();
    }

    void startAgain() throws Exception {
        process = start(broker);
    }

    @Override
    public void close() {
        kill();
    }
}
