package io.candela.marketdata.prices;

import io.candela.contracts.Environment;
import io.candela.contracts.Price;
import io.candela.contracts.Topics;
import io.candela.marketdata.streams.BeforeCommit;
import io.candela.marketdata.streams.MemoryStores;
import io.candela.platform.kafka.JsonSerde;
import io.candela.platform.kafka.RecordSerde;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Makes the prices topic out of the trades topic. */
@Component
class PriceTopology {
    private final Environment environment;
    private final PriceProperties properties;
    private final KafkaTemplate<String, Object> kafka;

    PriceTopology(Environment environment, PriceProperties properties, KafkaTemplate<String, Object> kafka) {
        this.environment = environment;
        this.properties = properties;
        this.kafka = kafka;
    }

    @Autowired
    void addTo(@Qualifier(PriceStreams.BUILDER) StreamsBuilder builder) {
        builder.stream(Topics.TRADES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Prices());
    }

    static Set<StoreBuilder<?>> stores() {
        return Set.of(MemoryStores.of(PriceProcessor.VENUES, JsonSerde.of(VenuePrice.class)), BeforeCommit.builder());
    }

    private final class Prices implements ProcessorSupplier<String, Object, Void, Void> {
        @Override
        public Processor<String, Object, Void, Void> get() {
            return new PriceProcessor(
                    environment, new PriceConsolidator(properties.rules()), properties.showEvery(), this::send);
        }

        private CompletableFuture<?> send(Price price) {
            return kafka.send(Topics.PRICES.name(), price.instrument().id(), price);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return PriceTopology.stores();
        }
    }
}
