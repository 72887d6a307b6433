package io.candela.local.launcher;

import io.candela.local.process.Probe;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.PostgresServer;
import io.candela.local.software.QuestDbServer;
import io.candela.local.software.RedisServer;
import io.candela.local.software.Software;
import io.candela.local.software.ZipkinServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that an instance of Candela is made of. */
record Parts(Options options, Path data, Secrets secrets, Software software, Applications applications) {

    List<Part> all() {
        List<Part> parts = new ArrayList<>(infrastructure());
        if (options.tracing()) {
            parts.add(zipkin());
        }
        if (options.market() instanceof Market.Sandbox) {
            parts.add(sandbox());
        }
        Stream.of(Service.values()).map(this::service).forEach(parts::add);
        return parts;
    }

    /** Answers when users of the demo key get answers from every service: each is found only some time after it is ready. */
    Probe whole() {
        return Stream.of("/v1/instruments", "/v1/strategies", "/v1/keys")
                .map(this::answered)
                .reduce(Probe::and)
                .orElseThrow();
    }

    private Probe answered(String path) {
        Map<String, String> key = Map.of("Authorization", "Bearer " + secrets.demoKey());
        return options.tls() == null
                ? Probe.http(URI.create(options.http(Port.GATEWAY) + path), key)
                : options.tls().probe(URI.create(options.url() + path), key);
    }

    /** The ports that {@link #all} will listen on. */
    static List<Port> ports(Options options) {
        return Stream.of(Port.values())
                .filter(port -> port != Port.GATEWAY_TLS || options.tls() != null)
                .filter(port -> port != Port.ZIPKIN || options.tracing())
                .filter(port -> port != Port.SANDBOX || options.market() instanceof Market.Sandbox)
                .toList();
    }

    private List<Part> infrastructure() {
        int kafka = options.port(Port.KAFKA);
        int controller = options.port(Port.KAFKA_CONTROLLER);
        int postgres = options.port(Port.POSTGRES);
        int redis = options.port(Port.REDIS);
        int http = options.port(Port.QUESTDB_HTTP);
        int pg = options.port(Port.QUESTDB_PG);
        return List.of(
                new Part(
                        "redis",
                        List.of(redis),
                        Set.of(),
                        new RedisServer(software, data.resolve("redis"), redis, secrets.passwordOf("redis"))),
                new Part(
                        "postgres",
                        List.of(postgres),
                        Set.of(),
                        new PostgresServer(
                                software,
                                data.resolve("postgres"),
                                postgres,
                                ServiceSettings.USER,
                                secrets.passwordOf("postgres"),
                                ServiceDatabase.all(secrets))),
                new Part(
                        "kafka",
                        List.of(kafka, controller),
                        Set.of(),
                        new KafkaBroker(
                                software,
                                data.resolve("kafka"),
                                kafka,
                                controller,
                                options.market() instanceof Market.Live)),
                new Part(
                        "questdb",
                        List.of(http, pg),
                        Set.of(),
                        new QuestDbServer(
                                software,
                                data.resolve("questdb"),
                                http,
                                pg,
                                ServiceSettings.USER,
                                secrets.passwordOf("questdb"))));
    }

    private Part zipkin() {
        int port = options.port(Port.ZIPKIN);
        return new Part("zipkin", List.of(port), Set.of(), new ZipkinServer(software, data.resolve("zipkin"), port));
    }

    private Part sandbox() {
        int port = options.port(Port.SANDBOX);
        Probe ready = Probe.http(URI.create(options.http(Port.SANDBOX) + "/control/time"));
        return new Part(
                "sandbox",
                List.of(port),
                Set.of(),
                log -> applications.sandbox(port, data.resolve("sandbox"), ready, log));
    }

    private Set<String> needs(Service service) {
        return service == Service.MARKET_DATA && options.market() instanceof Market.Sandbox
                ? Stream.concat(service.needs().stream(), Stream.of("sandbox")).collect(Collectors.toSet())
                : service.needs();
    }

    private List<Integer> ports(Service service) {
        Stream<Port> tls =
                service == Service.GATEWAY && options.tls() != null ? Stream.of(Port.GATEWAY_TLS) : Stream.empty();
        return Stream.concat(tls, Stream.of(service.port(), service.management()))
                .map(options::port)
                .toList();
    }

    private Part service(Service service) {
        Probe ready = Probe.http(URI.create(options.http(service.management()) + "/actuator/health/readiness"));
        return new Part(
                service.module(),
                ports(service),
                needs(service),
                log -> applications.launch(
                        service, new ServiceSettings(options, secrets).of(service), data, ready, log));
    }
}
