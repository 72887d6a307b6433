package io.candela.marketdata.kills;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.contracts.KeyMode;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.process.Launch;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import io.candela.marketdata.MarketDataApplication;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A replica of the service in a JVM of its own, as it is deployed. */
final class Replica implements AutoCloseable {
    private static final Pattern FRAMES_OF_TRADES = Pattern.compile(
            "(?m)^candela_market_data_feed_messages_total\\{.*kind=\"trade\".*venue=\"(\\w+)\".*} (\\S+)$");
    private static final int HEAP = 256;

    private final int port = FreePorts.one();
    private final int managementPort = FreePorts.one();
    private final HttpClient http = HttpClient.newHttpClient();
    private final CallerTokenIssuer issuer;
    private final Killable process;

    /** @param folder that the replica has for itself; it need not exist */
    Replica(Path folder, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("current").generate();
            Path keys = folder.resolve("current.jwks");
            Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
            issuer = CallerTokenIssuer.withKeyIn(Files.writeString(folder.resolve("current.jwk"), key.toJSONString()));
            Path secret = Files.writeString(folder.resolve("cursor.secret"), "0123456789abcdef0123456789abcdef");
            List<String> command = new ArrayList<>(Java.command(HEAP, List.of()));
            command.addAll(
                    List.of("-cp", System.getProperty("java.class.path"), MarketDataApplication.class.getName()));
            settings.forEach((name, value) -> command.add("--" + name + "=" + value));
            command.addAll(List.of(
                    "--server.port=" + port,
                    "--management.server.port=" + managementPort,
                    "--eureka.client.enabled=false",
                    "--logging.structured.format.console=",
                    "--candela.identity.public-keys-file=" + keys,
                    "--candela.cursor.secret-file=" + secret,
                    "--spring.kafka.streams.state-dir=" + folder.resolve("streams")));
            Launch launch = new Launch(
                    folder.getFileName().toString(),
                    command,
                    Map.of(),
                    folder,
                    folder.resolve("log"),
                    Probe.http(management("/actuator/health/readiness")),
                    Duration.ofMinutes(3),
                    Launch.Signal.TERM);
            process = new Killable(log -> launch, launch.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Replica start() {
        process.start();
        return this;
    }

    Instant kill() {
        return process.kill();
    }

    /** How many frames with trades it has had of each venue since it was started. */
    Map<String, Double> heard() {
        String metrics =
                send(HttpRequest.newBuilder(management("/actuator/prometheus"))).body();
        return FRAMES_OF_TRADES
                .matcher(metrics)
                .results()
                .collect(Collectors.toMap(each -> each.group(1), each -> Double.valueOf(each.group(2))));
    }

    HttpResponse<String> get(String path) {
        String token = issuer.issue(
                new Caller("acc_1", "key_1", Set.of("market:read"), "pro", KeyMode.TEST),
                "market-data-service",
                Instant.now());
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Candela-Identity", token));
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return RecordJson.mapper().readTree(answer.body());
    }

    /** All of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> entries = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = json(next);
            page.get("data").forEach(entries::add);
            JsonNode cursor = page.get("page").get("next");
            next = cursor == null ? null : path + "&cursor=" + cursor.asString();
        }
        return entries;
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
