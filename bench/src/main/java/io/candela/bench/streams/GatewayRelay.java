package io.candela.bench.streams;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.IdentityKeys;
import io.candela.bench.MeasuredProcess;
import io.candela.bench.Packages;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.local.Infrastructure;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The real gateway in a JVM as its container would start it, with one service behind it and a caller who may do much. */
final class GatewayRelay {
    /** What a container with 512 MiB gives it: 45 % of that. */
    private static final int HEAP_MEGABYTES = 230;

    private static final Plan PLAN = new Plan("enterprise", 1_000_000, 1_000_000, 1_000_000_000, 1_000_000, 1, 1);

    private final int port = FreePorts.one();
    private final ApiKey key = ApiKey.generate(KeyMode.TEST, new SecureRandom());

    /** Starts it, and waits until it is ready. */
    Relay start(String brokers, Feed feed, URI market) throws IOException, InterruptedException, JOSEException {
        feed.plan(PLAN);
        feed.credential(credential());
        Path folder = Files.createTempDirectory("candela-bench-");
        Infrastructure.Redis redis = Infrastructure.redis();
        int management = FreePorts.one();
        List<String> command = new ArrayList<>(Java.command(HEAP_MEGABYTES, List.of()));
        command.addAll(List.of(
                "-jar",
                Packages.jar("gateway", "gateway"),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--eureka.client.enabled=false",
                "--spring.cloud.discovery.client.simple.instances.market-data-service[0].uri=" + market,
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--spring.data.redis.password=" + redis.password()));
        command.addAll(IdentityKeys.in(folder));
        return new Relay(
                "gateway",
                MeasuredProcess.start(
                        folder,
                        command,
                        Probe.http(URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"))),
                List.of(webSocket(), serverSentEvents()));
    }

    private Credential credential() {
        return new Credential(
                "key_bench",
                Credential.Kind.API_KEY,
                key.hash(),
                "acct_bench",
                PLAN.id(),
                new TreeSet<>(List.of("market:read", "stream")),
                key.mode(),
                List.of(),
                Credential.Status.ACTIVE,
                null,
                1,
                Instant.EPOCH);
    }

    private Relay.Way webSocket() {
        return new Relay.Way(
                "gateway_websocket", "gateway, WebSocket", instrument -> webSocket(instrument.id()), webSocket("*"));
    }

    private Opening webSocket(String selection) {
        return new Opening(
                port,
                List.of(
                        Exchange.webSocket("/v1/stream", header()),
                        Exchange.message(
                                "{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"trades:%s\"]}".formatted(selection),
                                "\"ack\"")));
    }

    private Relay.Way serverSentEvents() {
        return new Relay.Way(
                "gateway_sse",
                "gateway, SSE",
                instrument -> new Opening(
                        port,
                        List.of(Exchange.serverSentEvents("/v1/stream?channel=trades:" + instrument.id(), header()))),
                null);
    }

    private String header() {
        return "Authorization: " + authorization() + "\r\n";
    }

    /** Says who calls. */
    String authorization() {
        return "Bearer " + key.text();
    }

    /** A price, which the service behind it has to answer for. */
    URI price() {
        return URI.create("http://127.0.0.1:" + port + "/v1/prices/BTC-USD");
    }
}
