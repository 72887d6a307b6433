package io.candela.bench.streams;

import io.candela.bench.MeasuredProcess;
import io.candela.bench.Packages;
import io.candela.contracts.Topics;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What one would use instead of the gateway. */
final class PeerRelays {
    /** More than the gateway gets, so that it does not end for want of memory. */
    private static final int HEAP_MEGABYTES = 1024;

    private PeerRelays() {}

    /** A small application of Spring WebFlux, in a JVM like the gateway's but for its heap. */
    static Relay webflux(String brokers) throws IOException, InterruptedException {
        int port = FreePorts.one();
        List<String> command = new ArrayList<>(Java.command(HEAP_MEGABYTES, List.of()));
        command.addAll(List.of(
                "-jar",
                Packages.jar("bench/webflux-relay", "webflux-relay"),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--relay.topic=" + Topics.TRADES.name()));
        return new Relay(
                "webflux",
                start(command, port),
                List.of(new Relay.Way(
                        "webflux_sse",
                        "Spring WebFlux, SSE",
                        instrument -> new Opening(
                                port, List.of(Exchange.serverSentEvents("/stream?instrument=" + instrument.id(), ""))),
                        null)));
    }

    /** Node with {@code ws}, which reads by kafkajs. */
    static Relay node(String brokers) throws IOException, InterruptedException {
        int port = FreePorts.one();
        List<String> command =
                List.of("node", "bench/node-relay/relay.js", brokers, Topics.TRADES.name(), Integer.toString(port));
        return new Relay(
                "node",
                start(command, port),
                List.of(new Relay.Way(
                        "node_websocket",
                        "node ws, WebSocket",
                        instrument ->
                                new Opening(port, List.of(Exchange.webSocket("/?instrument=" + instrument.id(), ""))),
                        null)));
    }

    private static MeasuredProcess start(List<String> command, int port) throws IOException, InterruptedException {
        return MeasuredProcess.start(Files.createTempDirectory("candela-bench-"), command, Probe.connects(port));
    }
}
