package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.platform.json.RecordJson;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TradesTopicTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Venue KRAKEN = new Venue("kraken");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(cluster(), true, null, new StringSerializer(), new ByteArraySerializer());
    private final TradesTopic topic = topic(producer);

    @Test
    void tradesAndQuotesGoToTheirTopicsByInstrumentAndSecondsToEveryPartition() {
        Trade trade =
                new Trade(Environment.SANDBOX, BTC, KRAKEN, "7", BigDecimal.TEN, BigDecimal.ONE, null, NOON, NOON);
        Quote quote = new Quote(
                Environment.SANDBOX,
                BTC,
                KRAKEN,
                BigDecimal.TWO,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                NOON,
                NOON);

        topic.accept(new SecondPassed(NOON, Duration.ZERO));
        topic.accept(new TradeSeen(trade));
        topic.accept(new QuoteSeen(quote));
        topic.accept(new Heartbeat());
        topic.accept(new SequenceGap(BTC, 8, 9));

        List<ProducerRecord<String, byte[]>> sent = producer.history();
        assertThat(sent).hasSize(5);
        assertThat(sent.subList(0, 3)).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
        assertThat(sent.get(3).topic()).isEqualTo(Topics.TRADES.name());
        assertThat(sent.get(4).topic()).isEqualTo(Topics.QUOTES.name());
        assertThat(sent.subList(3, 5)).extracting(ProducerRecord::key).containsOnly("BTC-USD");
        assertThat(RecordJson.mapper().readValue(sent.get(4).value(), Quote.class))
                .isEqualTo(quote);
    }

    @Test
    void whatHasBeenWrittenIsSettled() {
        topic.accept(new SecondPassed(NOON, Duration.ZERO));

        assertThat(topic.settle()).isTrue();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void whatCouldNotBeWrittenIsNotSettled() {
        MockProducer<String, byte[]> waiting =
                new MockProducer<>(cluster(), false, null, new StringSerializer(), new ByteArraySerializer());
        TradesTopic failing = topic(waiting);
        failing.accept(new SecondPassed(NOON, Duration.ZERO));
        waiting.errorNext(new TimeoutException("The broker is away"));

        assertThat(failing.settle()).isFalse();
    }

    private static TradesTopic topic(MockProducer<String, byte[]> producer) {
        return new TradesTopic(
                Environment.SANDBOX,
                "kraken",
                producer,
                () -> new TopicEnds(List.of()),
                new TradeGate(Set.of(BTC), Duration.ofSeconds(5)),
                new FeedMetrics(new SimpleMeterRegistry()),
                new TradeSampling(new RecordTracing(OpenTelemetry.noop()), 1_000));
    }

    private static Cluster cluster() {
        Node node = new Node(0, "nowhere", 1);
        List<PartitionInfo> partitions = IntStream.range(0, 3)
                .mapToObj(number ->
                        new PartitionInfo(Topics.TRADES.name(), number, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
