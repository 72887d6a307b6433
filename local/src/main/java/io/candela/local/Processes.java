package io.candela.local;

import io.candela.local.process.Child;
import io.candela.local.process.Folders;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Startup;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Password;
import io.candela.local.software.PostgresServer;
import io.candela.local.software.QuestDbServer;
import io.candela.local.software.RedisServer;
import io.candela.local.software.Software;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Infrastructure in processes on free ports of the loopback address, in a temporary folder that goes with them. */
final class Processes implements Source {

    private static final String HOST = "127.0.0.1";
    private static final String USER = "candela";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Software software = Software.ofThisProject();
    private final Queue<Child> children = new ConcurrentLinkedQueue<>();
    private final Path home;

    Processes() {
        try {
            home = Files.createTempDirectory("candela-infrastructure-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "infrastructure-end"));
    }

    @Override
    public Infrastructure.Kafka kafka(String name) {
        KafkaBroker kafka = new KafkaBroker(software, home.resolve(name), FreePorts.one(), FreePorts.one());
        start(name, kafka);
        return new Infrastructure.Kafka(HOST + ":" + kafka.port());
    }

    @Override
    public Infrastructure.Postgres postgres() {
        PostgresServer postgres = new PostgresServer(
                software, home.resolve("postgres"), FreePorts.one(), USER, Password.fresh(), List.of());
        start("postgres", postgres);
        return new Infrastructure.Postgres(
                "jdbc:postgresql://" + HOST + ":" + postgres.port() + "/" + USER, USER, postgres.password());
    }

    @Override
    public Infrastructure.Redis redis() {
        RedisServer redis = new RedisServer(software, home.resolve("redis"), FreePorts.one(), Password.fresh());
        start("redis", redis);
        return new Infrastructure.Redis(HOST, redis.port(), redis.password());
    }

    @Override
    public Infrastructure.QuestDb questDb(String name) {
        QuestDbServer questDb = new QuestDbServer(
                software, home.resolve(name), FreePorts.one(), FreePorts.one(), USER, Password.fresh());
        start(name, questDb);
        return new Infrastructure.QuestDb(
                "http://" + HOST + ":" + questDb.httpPort(),
                "jdbc:postgresql://" + HOST + ":" + questDb.pgPort() + "/qdb",
                USER,
                questDb.password());
    }

    private void start(String name, Preparation preparation) {
        try {
            Launch launch = preparation.prepare(home.resolve(name + ".log"));
            Child child = Child.start(launch);
            children.add(child);
            switch (child.awaitReady()) {
                case Startup.Ready ready -> {}
                case Startup.Died died -> throw failure(launch, "ended with exit code " + died.exitCode());
                case Startup.Silent silent ->
                    throw failure(
                            launch, "did not answer within " + silent.waited().toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while infrastructure started", e);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be prepared", e);
        }
    }

    private static IllegalStateException failure(Launch launch, String what) throws IOException {
        return new IllegalStateException(launch.name() + " " + what + ":\n" + Files.readString(launch.log()));
    }

    private void end() {
        children.parallelStream().forEach(child -> child.stop(GRACE));
        try {
            Folders.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "local";
    }
}
