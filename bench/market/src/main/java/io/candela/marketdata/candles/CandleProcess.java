package io.candela.marketdata.candles;

import io.candela.bench.Logs;
import io.candela.contracts.Environment;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Makes candles of trades as the service does, and nothing else, so that it can be measured alone. */
public final class CandleProcess {
    private static final String PREFIX = "spring.kafka.streams.properties.";

    private CandleProcess() {}

    /**
     * Starts, and ends when the process is told to.
     *
     * @param args brokers, application id, folder of the state
     */
    public static void main(String[] args) throws IOException {
        Logs.quiet();
        CandleProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("candela.market-data.candles", CandleProperties.class);
        StreamsBuilder builder = new StreamsBuilder();
        new CandleTopology(
                        Environment.SANDBOX,
                        properties,
                        new SimpleMeterRegistry(),
                        new RecordTracing(OpenTelemetry.noop()))
                .addTo(builder);
        Properties settings = settings();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, args[1]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, args[2]);
        KafkaStreams streams = new KafkaStreams(builder.build(settings), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    /** Those of every service. */
    private static Properties settings() throws IOException {
        Properties defaults = new Properties();
        try (InputStream stream =
                Objects.requireNonNull(CandleProcess.class.getResourceAsStream("/platform-defaults.properties"))) {
            defaults.load(stream);
        }
        Properties settings = new Properties();
        for (String name : defaults.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), defaults.getProperty(name));
            }
        }
        return settings;
    }
}
