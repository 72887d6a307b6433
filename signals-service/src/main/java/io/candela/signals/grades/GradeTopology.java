package io.candela.signals.grades;

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
import org.apache.kafka.streams.state.Stores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes the grades topic out of the candles topic, each instrument in its own partition. */
@Component
final class GradeTopology {
    private final MarketTime time;
    private final GradeMetrics metrics;
    private final RecordTracing tracing;

    GradeTopology(MarketTime time, MeterRegistry meters, RecordTracing tracing) {
        this.time = time;
        this.metrics = new GradeMetrics(meters);
        this.tracing = tracing;
    }

    @Autowired
    void addTo(StreamsBuilder builder) {
        builder.stream(Topics.CANDLES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Windows())
                .to(Topics.GRADES.name(), Produced.with(Serdes.String(), new RecordSerde()));
    }

    private final class Windows implements ProcessorSupplier<String, Object, String, Object> {
        @Override
        public Processor<String, Object, String, Object> get() {
            return new GradeProcessor(time, metrics, tracing);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(GradeProcessor.STORE), Serdes.String(), Serdes.ByteArray()));
        }
    }
}
