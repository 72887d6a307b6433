package io.candela.marketdata.prices;

import io.candela.contracts.Environment;
import io.candela.contracts.Topics;
import io.candela.platform.json.RecordJson;
import io.candela.platform.kafka.RecordSerde;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
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

/** Makes the prices topic out of the trades topic. */
@Component
class PriceTopology {
    private final Environment environment;
    private final PriceProperties properties;

    PriceTopology(Environment environment, PriceProperties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @Autowired
    void addTo(StreamsBuilder builder) {
        builder.stream(Topics.TRADES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Prices())
                .to(Topics.PRICES.name(), Produced.with(Serdes.String(), new RecordSerde()));
    }

    private static Serde<VenuePrice> serde() {
        return Serdes.serdeFrom(
                (topic, price) -> price == null ? null : RecordJson.mapper().writeValueAsBytes(price),
                (topic, bytes) -> bytes == null ? null : RecordJson.mapper().readValue(bytes, VenuePrice.class));
    }

    private final class Prices implements ProcessorSupplier<String, Object, String, Object> {
        @Override
        public Processor<String, Object, String, Object> get() {
            return new PriceProcessor(environment, new PriceConsolidator(properties.rules()), properties.showEvery());
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(PriceProcessor.VENUES), Serdes.String(), serde())
                    .withCachingEnabled()
                    .withLoggingEnabled(Map.of("segment.bytes", Integer.toString(16 << 20))));
        }
    }
}
