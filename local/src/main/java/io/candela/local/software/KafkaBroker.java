package io.candela.local.software;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Kafka as broker and controller in one process.
 *
 * @param home its folder: settings and records
 * @param hot whether it has so much to do that both of the JVM's compilers pay
 */
public record KafkaBroker(Software software, Path home, int port, int controllerPort, boolean hot)
        implements Preparation {

    private static final int HEAP = 192;

    /** Any answer to ApiVersions (key 18, version 0, correlation 1, no client id) comes from a broker at work. */
    private static final byte[] API_VERSIONS = "\0\0\0\12\0\22\0\0\0\0\0\1\377\377".getBytes(ISO_8859_1);

    public KafkaBroker(Software software, Path home, int port, int controllerPort) {
        this(software, home, port, controllerPort, false);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Formats the storage if it is new, and says how to start the broker. */
    @Override
    public Launch prepare(Path log) throws IOException, InterruptedException {
        software.file("kafka", "kafka_2.13-"); // two versions on one class path would start, and fail later
        Path settings = home.resolve("server.properties");
        Files.createDirectories(home);
        Files.writeString(settings, settings());
        if (!Files.exists(records().resolve("meta.properties"))) {
            Tool.run(
                    java(
                            List.of(),
                            "kafka.tools.StorageTool",
                            "format",
                            "--cluster-id=" + newClusterId(), // one that begins with a dash is no option of its own
                            "-c",
                            settings.toString()),
                    home,
                    "");
        }
        return new Launch(
                "kafka",
                java(software.startCache("kafka").options(software.training()), "kafka.Kafka", settings.toString()),
                Map.of(),
                home,
                log,
                Probe.says(port, API_VERSIONS, List.of("\0\0")),
                Duration.ofSeconds(90),
                Launch.Signal.TERM);
    }

    private static String newClusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Path records() {
        return home.resolve("records");
    }

    private List<String> java(List<String> options, String... mainAndArguments) {
        List<String> command = new ArrayList<>(hot ? Java.hot(HEAP, options) : Java.command(HEAP, options));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                software.of("kafka") + "/*"));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    /** One node; the internal topics and the cleaner's buffer are sized for one machine, not for a cluster. */
    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=4194304
                auto.create.topics.enable=false
                """.formatted(port, controllerPort, records());
    }
}
