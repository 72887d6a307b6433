package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.JsonSerde;
import io.candela.platform.kafka.RecordSerde;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes the signals topic out of the candles topic. Strategies for one instrument work in the partition of the
 * instrument; what strategies over a universe measure there goes on to the partition of the universe, where it is
 * compared. What is remembered is kept in memory and in changelog topics: it is small, and a restart reads it from there
 * in any case.
 */
@Component
final class SignalTopology {
    private static final String NOTICES = "universe-notices";

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
        KStream<String, Object> folded = builder.stream(
                        Topics.CANDLES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Folds());
        KStream<String, Object> compared = folded.filter((_, told) -> told instanceof Notice)
                .mapValues(Notice.class::cast)
                .repartition(Repartitioned.with(Serdes.String(), JsonSerde.of(Notice.class))
                        .withName(NOTICES))
                .process(new Universes())
                .mapValues(Object.class::cast);
        folded.filter((_, told) -> told instanceof Signal)
                .merge(compared)
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

    private final class Universes implements ProcessorSupplier<String, Notice, String, Signal> {
        @Override
        public Processor<String, Notice, String, Signal> get() {
            return new UniverseProcessor(setups, code.toString(), metrics, tracing);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return UniverseStores.builders();
        }
    }
}
