package io.candela.marketdata.feeds;

import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Quote;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.FeedEvent.Ended;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.TradeGate.Verdict.Admitted;
import io.candela.marketdata.feeds.TradeGate.Verdict.Dropped;
import io.candela.platform.kafka.RecordSerializer;
import io.candela.platform.telemetry.RecordTracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Writes one run of a feed to the trades topic, trades by instrument and each second to every partition; and its quotes to
 * theirs. Kafka's own retries
 * never give up, so that order has no holes; sending blocks while the producer's buffer is full. A failure that retries
 * cannot mend fails the run.
 */
final class TradesTopic implements FeedSink, AutoCloseable {
    private static final String TOPIC = Topics.TRADES.name();
    private static final Duration SETTLING = Duration.ofMillis(500);
    private static final byte[] CLOCK = RecordHeaders.CLOCK.getBytes(StandardCharsets.US_ASCII);

    private final Environment environment;
    private final String feed;
    private final Producer<String, byte[]> producer;
    private final Supplier<TopicEnds> ends;
    private final TradeGate gate;
    private final FeedMetrics metrics;
    private final TradeSampling sampling;
    private final RecordSerializer json = new RecordSerializer();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final int partitions;
    private @Nullable TopicEnds there;

    TradesTopic(
            Environment environment,
            String feed,
            Producer<String, byte[]> producer,
            Supplier<TopicEnds> ends,
            TradeGate gate,
            FeedMetrics metrics,
            TradeSampling sampling) {
        this.environment = environment;
        this.feed = feed;
        this.producer = producer;
        this.ends = ends;
        this.gate = gate;
        this.metrics = metrics;
        this.sampling = sampling;
        this.partitions = producer.partitionsFor(TOPIC).size();
    }

    @Override
    public Optional<Reached> reached() {
        there = ends.get();
        return there.reached();
    }

    @Override
    public void accept(FeedEvent event) {
        switch (event) {
            case TradeSeen(Trade trade) -> pass(trade);
            case QuoteSeen(Quote quote) -> pass(quote);
            case Heartbeat(), SequenceGap _, GapRepaired _ -> {}
            case SecondPassed(Instant time, Duration shift) -> pass(time, shift);
            case Ended() -> producer.flush();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("Trades could not be written", failed);
        }
    }

    @Override
    public boolean settle() {
        try {
            producer.close(SETTLING);
            return failure.get() == null;
        } catch (InterruptException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is still on its way is given up: the next run looks up what has arrived. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void pass(Trade trade) {
        switch (gate.judge(trade)) {
            case Admitted() -> write(trade);
            case Dropped(TradeGate.Reason reason) -> metrics.dropped(trade.venue(), reason);
        }
    }

    private void write(Trade trade) {
        String key = trade.instrument().id();
        int partition = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (there != null && there.has(partition, trade)) {
            return;
        }
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        try (RecordTracing.@Nullable Traced _ = sampling.begin(headers)) {
            send(partition, key, bytes(headers, trade), headers);
        }
        metrics.passed(trade.venue());
    }

    private void pass(Quote quote) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        byte[] value = Objects.requireNonNull(json.serialize(Topics.QUOTES.name(), headers, quote));
        send(new ProducerRecord<>(Topics.QUOTES.name(), null, quote.instrument().id(), value, headers));
    }

    private void pass(Instant time, Duration shift) {
        gate.advance(time);
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders().add(RecordHeaders.KIND, CLOCK);
        byte[] tick = bytes(headers, new ClockTick(environment, feed, time, shift));
        for (int partition = 0; partition < partitions; partition++) {
            if (there == null || !there.has(partition, time)) {
                send(partition, feed, tick, headers);
            }
        }
    }

    private byte[] bytes(Headers headers, Object value) {
        return Objects.requireNonNull(json.serialize(TOPIC, headers, value));
    }

    private void send(int partition, String key, byte[] value, Headers headers) {
        send(new ProducerRecord<>(TOPIC, partition, key, value, headers));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        Future<?> _ = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }
}
