package io.candela.bench.signals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.management.OperatingSystemMXBean;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.json.RecordJson;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.simple.InstanceProperties;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClient;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/**
 * Reads five years of minutes over HTTP and back-tests on them, and then does so again with what is kept of them. It has a
 * process of its own, so that the time of the server is not counted.
 */
final class HistoryReading {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final History history;
    private final int candles;

    private HistoryReading(History history, int candles) {
        this.history = history;
        this.candles = candles;
    }

    /** Reads {@code candles} from {@code server}, and writes into {@code target} what it took. */
    public static void main(String[] args) throws IOException, JOSEException {
        URI server = URI.create(args[0]);
        int candles = Integer.parseInt(args[1]);
        Path target = Path.of(args[2]);
        Path key = target.resolveSibling("identity.jwk");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_256).keyID("bench").generate().toJSONString());
        try (var context = new SpringApplicationBuilder(Reader.class)
                .web(WebApplicationType.NONE)
                .run("--candela.identity.private-key-file=" + key, "--bench.server=" + server)) {
            Figures figures = new HistoryReading(context.getBean(History.class), candles).run();
            Files.write(target, RecordJson.mapper().writeValueAsBytes(figures));
        }
    }

    private Figures run() {
        Timed<Columns> read = time(this::read);
        Timed<Integer> first = time(() -> backtest(read.result()));
        Timed<Integer> again = time(() -> backtest(read()));
        return new Figures(
                read.result().size(),
                read.seconds(),
                read.cpuSeconds(),
                read.seconds() + first.seconds(),
                read.cpuSeconds() + first.cpuSeconds(),
                again.seconds(),
                again.cpuSeconds());
    }

    private Columns read() {
        return history.candles(
                BTC, Interval.M1, FROM, FROM.plus(Interval.M1.length().multipliedBy(candles)));
    }

    /** The number of its trades. */
    private static int backtest(Columns columns) {
        return new CandelaEmaCross(columns, 0).run().trades().size();
    }

    private <T> Timed<T> time(Supplier<T> work) {
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        T result = work.get();
        return new Timed<>(result, (System.nanoTime() - begin) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private record Timed<T>(T result, double seconds, double cpuSeconds) {}

    /**
     * What it took, in seconds on the clock and of processor time.
     *
     * @param total the reading and the first back-test
     * @param again another back-test, with the candles that were kept
     */
    record Figures(
            int candles, double read, double readCpu, double total, double totalCpu, double again, double againCpu) {}

    /** History as it is in signals-service, and no more than that. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = History.class)
    @ConfigurationPropertiesScan(basePackageClasses = History.class)
    static class Reader {
        @Bean
        DiscoveryClient registry(@Value("${bench.server}") URI server) {
            InstanceProperties instance = new InstanceProperties();
            instance.setUri(server);
            SimpleDiscoveryProperties known = new SimpleDiscoveryProperties();
            known.setInstances(Map.of("market-data-service", List.of(instance)));
            known.afterPropertiesSet();
            return new SimpleDiscoveryClient(known);
        }

        @Bean
        RestClient.Builder clients() {
            return RestClient.builder();
        }

        @Bean
        Environment served() {
            return Environment.REPLAY;
        }

        @Bean
        InstantSource clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
