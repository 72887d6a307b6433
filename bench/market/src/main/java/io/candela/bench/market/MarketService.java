package io.candela.bench.market;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.IdentityKeys;
import io.candela.bench.MeasuredProcess;
import io.candela.bench.Packages;
import io.candela.contracts.KeyMode;
import io.candela.local.Infrastructure;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The real market-data-service in a JVM as the launcher starts it, on a broker and a QuestDB, with no venue to listen to
 * and no registry.
 */
final class MarketService implements AutoCloseable {
    static final int HEAP_MEGABYTES = 192;

    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{.*area=\"heap\".*");

    private final int port = FreePorts.one();
    private final int management = FreePorts.one();
    private final HttpClient http = HttpClient.newHttpClient();
    private final MeasuredProcess process;
    private final CallerTokenIssuer issuer;
    private String identity = "";
    private Instant usedUntil = Instant.EPOCH;

    /**
     * @param topologies whether it makes candles and prices
     * @param settings besides what it takes to run, as arguments
     */
    MarketService(String brokers, boolean topologies, String... settings)
            throws IOException, InterruptedException, JOSEException {
        Path folder = Files.createTempDirectory("candela-bench-");
        Infrastructure.QuestDb store = Infrastructure.questDb();
        Path cursorSecret = folder.resolve("cursor.secret");
        Files.writeString(cursorSecret, "0123456789abcdef0123456789abcdef");
        List<String> command = Java.hot(HEAP_MEGABYTES, List.of());
        String nowhere = "127.0.0.1:" + FreePorts.one();
        command.addAll(List.of(
                "-jar",
                Packages.jar("market-data-service", "market-data-service"),
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--eureka.client.enabled=false",
                "--candela.environment=sandbox",
                "--candela.cursor.secret-file=" + cursorSecret,
                "--candela.market-data.venues.listen-to=coinbase",
                "--candela.market-data.venues.at.coinbase.socket=ws://" + nowhere,
                "--candela.market-data.venues.at.coinbase.rest=http://" + nowhere,
                "--candela.market-data.history.http=" + store.httpUrl(),
                "--candela.market-data.history.url=" + store.jdbcUrl(),
                "--candela.market-data.history.username=" + store.username(),
                "--candela.market-data.history.password=" + store.password(),
                // What is invented is of a day long ago.
                "--candela.market-data.history.keep.trades=0d",
                "--candela.market-data.history.keep.prices=0d",
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.kafka.streams.auto-startup=" + topologies,
                "--spring.kafka.streams.state-dir=" + folder.resolve("state")));
        command.addAll(List.of(settings));
        command.addAll(IdentityKeys.in(folder));
        issuer = CallerTokenIssuer.withKeyIn(folder.resolve("identity.jwk"));
        process = MeasuredProcess.start(
                folder,
                command,
                Probe.http(URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness")));
    }

    MeasuredProcess process() {
        return process;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What is on its heap at the moment, garbage included. */
    double heapBytes() throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + management + "/actuator/prometheus");
        double bytes = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(HEAP.asMatchPredicate())
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (bytes == 0) {
            throw new IOException("There is no word of its heap at " + metrics);
        }
        return bytes;
    }

    /** What a request has to say of its caller: the same for a while, as the gateway has it. */
    String identity() {
        Instant now = Instant.now();
        if (!now.isBefore(usedUntil)) {
            identity = issuer.issue(
                    new Caller("acc_1", "key_1", Set.of("market:read"), "pro", KeyMode.TEST),
                    "market-data-service",
                    now);
            usedUntil = now.plus(CallerTokenIssuer.LIFETIME.dividedBy(2));
        }
        return identity;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
