package io.candela.signals.signals;

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
import org.springframework.stereotype.Component;

/**
 * Makes the signals topic out of the candles topic, each instrument in its own partition. The folds' memories are kept
 * in memory and in a changelog topic: they are small, and a restart reads them from there in any case.
 */
@Component
final class SignalTopology {
    private final RunningSetups setups;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;
    private final SignalCode code;

    SignalTopology(RunningSetups setups, SignalCode code, MeterRegistry meters, RecordTracing tracing) {
        this.setups = setups;
        this.metrics = new SignalMetrics(meters);
        this.tracing = tracing;
        this.code = code;
    }

    @Autowired
    void addTo(StreamsBuilder builder) {
        builder.stream(Topics.CANDLES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Folds())
                .to(Topics.SIGNALS.name(), Produced.with(Serdes.String(), new RecordSerde()));
    }

    private final class Folds implements ProcessorSupplier<String, Object, String, Object> {
        @Override
        public Processor<String, Object, String, Object> get() {
            return new SignalProcessor(setups, code.toString(), metrics, tracing);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return SignalStores.builders();
        }
    }
}
