package io.candela.bench.edge;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.IdentityKeys;
import io.candela.bench.MeasuredProcess;
import io.candela.bench.Packages;
import io.candela.local.Infrastructure;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that is measured, running at the same time. */
final class Field implements AutoCloseable {
    private static final String PRICE = "/v1/prices/BTC-USD";
    private static final String INSTRUMENT = "/v1/instruments/BTC-USD";
    private static final String BODY = """
            {"instrument":"BTC-USD","price":"64012.5","confidence":"0.8","venues":3,"methodology":"wmedian-1",\
            "environment":"sandbox","asOf":"2026-11-24T06:48:58.243Z","receivedAt":"2026-11-24T06:48:58.251Z",\
            "staleAt":"2026-11-24T06:49:28.243Z","stale":false}""";

    final Contestant proxied;
    final Contestant cached;
    final Contestant stock;
    final Contestant nginx;
    final Contestant fastApi;
    final Contestant direct;

    private final List<MeasuredProcess> processes = new ArrayList<>();

    /** Starts all. {@code options} are for the gateway's JVM. */
    Field(String brokers, Callers callers, List<String> options)
            throws IOException, InterruptedException, JOSEException {
        String authorization = callers.authorization();
        int upstream = FreePorts.one();
        MeasuredProcess service = started(Nginx.start("upstream.conf", upstream, Map.of("price", BODY)));
        direct = new Contestant("direct", "the service itself", service, Contestant.at(upstream, PRICE), authorization);

        int port = FreePorts.one();
        MeasuredProcess gateway = started(gateway(brokers, port, Contestant.at(upstream, ""), options));
        proxied = new Contestant("gateway", "gateway, proxied", gateway, Contestant.at(port, PRICE), authorization);
        cached = new Contestant(
                "gateway_cached", "gateway, from its cache", gateway, Contestant.at(port, INSTRUMENT), authorization);

        int stockPort = FreePorts.one();
        stock = new Contestant(
                "stock",
                "Spring Cloud Gateway",
                started(stock(stockPort, Contestant.at(upstream, ""))),
                Contestant.at(stockPort, PRICE),
                authorization);

        int nginxPort = FreePorts.one();
        nginx = new Contestant(
                "nginx",
                "nginx",
                started(Nginx.start(
                        "peer.conf",
                        nginxPort,
                        Map.of("upstream", Integer.toString(upstream), "authorization", authorization))),
                Contestant.at(nginxPort, PRICE),
                authorization);

        int fastApiPort = FreePorts.one();
        fastApi = new Contestant(
                "fastapi", "FastAPI, no policy", started(fastApi(fastApiPort)), Contestant.at(fastApiPort, PRICE), "");
    }

    private MeasuredProcess started(MeasuredProcess process) {
        processes.add(process);
        return process;
    }

    private static MeasuredProcess gateway(String brokers, int port, URI upstream, List<String> options)
            throws IOException, InterruptedException, JOSEException {
        Path folder = Files.createTempDirectory("candela-bench-");
        int management = FreePorts.one();
        List<String> command = java(options, "gateway", "gateway");
        command.addAll(redis());
        command.addAll(IdentityKeys.in(folder));
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--management.tracing.sampling.probability=0.05",
                "--management.tracing.export.zipkin.enabled=true",
                "--management.tracing.export.zipkin.endpoint=" + upstream + "/api/v2/spans",
                "--eureka.client.enabled=false",
                "--spring.cloud.discovery.client.simple.instances.market-data-service[0].uri=" + upstream,
                "--spring.kafka.bootstrap-servers=" + brokers));
        return MeasuredProcess.start(
                folder, command, Probe.http(Contestant.at(management, "/actuator/health/readiness")));
    }

    private static MeasuredProcess stock(int port, URI upstream) throws IOException, InterruptedException {
        List<String> command = java(List.of(), "bench/stock-gateway", "stock-gateway");
        command.addAll(redis());
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port, "--stock.upstream=" + upstream));
        return MeasuredProcess.start(Files.createTempDirectory("candela-bench-"), command, Probe.connects(port));
    }

    private static MeasuredProcess fastApi(int port) throws IOException, InterruptedException {
        return MeasuredProcess.start(
                Files.createTempDirectory("candela-bench-"),
                List.of(
                        Programs.PYTHON,
                        "-m",
                        "uvicorn",
                        "prices:app",
                        "--app-dir",
                        "bench/fastapi",
                        "--port",
                        Integer.toString(port),
                        "--loop",
                        "uvloop",
                        "--http",
                        "httptools",
                        "--no-access-log",
                        "--log-level",
                        "warning"),
                Probe.connects(port));
    }

    // Both gateways in the same JVM: one that is to carry load is given both compilers.
    private static List<String> java(List<String> options, String folder, String module) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of("-jar", Packages.jar(folder, module)));
        return command;
    }

    private static List<String> redis() {
        Infrastructure.Redis redis = Infrastructure.redis();
        return List.of(
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--spring.data.redis.password=" + redis.password());
    }

    @Override
    public void close() throws IOException {
        for (MeasuredProcess process : processes.reversed()) {
            process.close();
        }
    }
}
