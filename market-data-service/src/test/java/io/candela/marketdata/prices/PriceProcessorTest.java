package io.candela.marketdata.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.platform.kafka.RecordSerde;
import io.candela.platform.kafka.RecordSerializer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceProcessorTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instrument BTC_USD = new Instrument("BTC-USD");
    private static final Duration SHOW_EVERY = Duration.ofMillis(100);

    private final List<Price> sent = new ArrayList<>();
    private CompletableFuture<?> arrival = CompletableFuture.completedFuture(null);
    private TopologyTestDriver driver;
    private TestInputTopic<String, Object> trades;

    @BeforeEach
    void start() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.TRADES.name(), Consumed.with(Serdes.String(), new RecordSerde()))
                .process(new Supplier());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "prices");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        driver = new TopologyTestDriver(builder.build(), settings, NOON);
        trades = driver.createInputTopic(Topics.TRADES.name(), new StringSerializer(), new RecordSerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aPriceIsSentOnceAndOnlyIfSomethingWasTraded() {
        trade("1", "100");
        trade("2", "101");
        assertThat(sent).isEmpty();
        pass();
        pass();

        assertThat(sent).singleElement().satisfies(price -> {
            assertThat(price.price()).isEqualByComparingTo("101");
            assertThat(price.inputs().getFirst().tradeId()).isEqualTo("2");
        });
    }

    @Test
    void aPriceThatDidNotArriveIsSentAgain() {
        arrival = CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        trade("1", "100");
        pass();
        arrival = CompletableFuture.completedFuture(null);
        pass();
        pass();

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).isEqualTo(sent.getFirst());
    }

    @Test
    void whatAPriceIsMadeOfIsSavedWithWhatWasRead() {
        trade("1", "100");
        trade("2", "101");

        KeyValueStore<String, VenuePrice> saved = driver.getKeyValueStore(PriceProcessor.VENUES);
        assertThat(saved.get("BTC-USD|kraken").tradeId()).isEqualTo("2");
        assertThat(saved.get("BTC-USD|kraken").volume()).isEqualByComparingTo("2");
    }

    private void trade(String id, String price) {
        trades.pipeInput(
                BTC_USD.id(),
                new Trade(
                        Environment.LIVE,
                        BTC_USD,
                        new Venue("kraken"),
                        id,
                        new BigDecimal(price),
                        BigDecimal.ONE,
                        TakerSide.BUY,
                        NOON,
                        NOON));
    }

    private void pass() {
        driver.advanceWallClockTime(SHOW_EVERY);
    }

    private final class Supplier implements ProcessorSupplier<String, Object, Void, Void> {
        @Override
        public Processor<String, Object, Void, Void> get() {
            PriceRules rules = new PriceRules(
                    Duration.ofSeconds(30),
                    new BigDecimal(5),
                    new BigDecimal("0.001"),
                    Duration.ofMinutes(5),
                    new BigDecimal("0.1"));
            return new PriceProcessor(Environment.LIVE, new PriceConsolidator(rules), SHOW_EVERY, price -> {
                sent.add(price);
                return arrival;
            });
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return PriceTopology.stores();
        }
    }
}
