package io.candela.marketdata.candles;

import static org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_BUILDER_BEAN_NAME;

import io.candela.contracts.Environment;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordSerde;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes the candles topic out of the trades topic. */
@Component
class CandleTopology {
    private final Environment environment;
    private final CandleProperties properties;
    private final CandleMetrics metrics;
    private final RecordTracing tracing;

    CandleTopology(Environment environment, CandleProperties properties, MeterRegistry meters, RecordTracing tracing) {
        this.environment = environment;
        this.properties = properties;
        this.metrics = new CandleMetrics(meters);
        this.tracing = tracing;
    }

    @Autowired
    void addTo(@Qualifier(DEFAULT_STREAMS_BUILDER_BEAN_NAME) StreamsBuilder builder) {
        builder.stream(Topics.TRADES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Candles())
                .to(Topics.CANDLES.name(), Produced.with(Serdes.String(), new RecordSerde()));
    }

    private final class Candles implements ProcessorSupplier<String, Object, String, Object> {
        @Override
        public Processor<String, Object, String, Object> get() {
            return new CandleProcessor(environment, properties, metrics, tracing);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return CandleStores.builders();
        }
    }
}
