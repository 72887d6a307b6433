package io.candela.marketdata.history;

import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import io.candela.marketdata.feeds.Backoff;
import io.candela.marketdata.feeds.TradesReader;
import io.candela.platform.kafka.RecordDeserializer;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.questdb.client.Sender;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Copies the topics into the store. Offsets are committed after the rows are there, and the tables keep a row once, so
 * each event is in the store exactly once. The consumer group has the store's id in its name: a new store is filled from
 * the earliest record. Whatever fails, the writer begins again from the committed offsets.
 */
@Component
class HistoryWriter implements SmartLifecycle, TradesReader {
    private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);
    private static final List<String> TOPICS =
            List.of(Topics.TRADES.name(), Topics.CANDLES.name(), Topics.PRICES.name());
    private static final Duration WAIT = Duration.ofMillis(100);
    // Without anything to write, the store is still looked after: it may be a new one, which is to be filled.
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int FETCH_BYTES = 128 * 1024;

    private final HistoryStore store;
    private final HistoryProperties properties;
    private final Map<String, Object> consumer;
    private final RecordTracing tracing;
    private final Backoff backoff;
    private final Counter rows;
    private final Counter flushes;
    private final Counter failures;
    private final RecordDeserializer json = new RecordDeserializer();
    private volatile boolean running;
    private volatile String group = "candela-history";
    private Thread thread = new Thread();
    private int failed;

    HistoryWriter(
            HistoryStore store,
            HistoryProperties properties,
            ConsumerFactory<?, ?> consumers,
            RecordTracing tracing,
            MeterRegistry meters) {
        this.store = store;
        this.properties = properties;
        this.consumer = new HashMap<>(consumers.getConfigurationProperties());
        this.tracing = tracing;
        this.backoff = new Backoff(properties.firstPause(), properties.longestPause(), new SecureRandom());
        this.rows = meters.counter("candela.market-data.history.rows");
        this.flushes = meters.counter("candela.market-data.history.flushes");
        this.failures = meters.counter("candela.market-data.history.failures");
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public void start() {
        running = true;
        // Not a virtual thread: the store's client waits in native code.
        thread = Thread.ofPlatform().name("history-writer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                attempt();
            }
        } catch (InterruptedException | InterruptException stopped) {
            log.atDebug().log("History is written no more");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            String id = store.open();
            group = "candela-history-" + id;
            copyInto(id);
        } catch (InterruptException | WakeupException stopped) {
            throw new InterruptedException();
        } catch (RuntimeException failure) {
            failures.increment();
            failed++;
            log.atWarn()
                    .addKeyValue("reason", failure.toString())
                    .addKeyValue("failures", failed)
                    .log("The history cannot be written at the moment; nothing is lost");
            backoff.pause(failed);
        }
    }

    private void copyInto(String id) {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "history");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
        // Nothing is written before a flush is due, so nothing needs to be fetched before either.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
        settings.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(properties.flushEvery().toMillis()));
        try (Consumer<String, byte[]> topics =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                Sender sender = properties.sender()) {
            topics.subscribe(TOPICS);
            Batch batch = new Batch(new Rows(sender));
            while (running) {
                batch.add(topics.poll(WAIT));
                if (batch.isDue()) {
                    flush(batch, sender, id);
                    topics.commitSync();
                    failed = 0;
                    batch = new Batch(new Rows(sender));
                }
            }
        }
    }

    private void flush(Batch batch, Sender sender, String id) {
        // A store that was deleted would take the rows into tables of its own making.
        if (store.mark().filter(id::equals).isEmpty()) {
            throw new IllegalStateException("The store is not the one that was opened");
        }
        if (batch.rows > 0) {
            sender.flush();
            flushes.increment();
            rows.increment(batch.rows);
        }
        batch.traces.reversed().forEach(Traced::close);
    }

    /** What is written at once. The store does better with few large batches than with many small ones. */
    private final class Batch {
        private final Rows into;
        private final List<Traced> traces = new ArrayList<>();
        private final long due = System.nanoTime() + properties.flushEvery().toNanos();
        private int records;
        private int rows;

        Batch(Rows into) {
            this.into = into;
        }

        void add(ConsumerRecords<String, byte[]> polled) {
            for (ConsumerRecord<String, byte[]> record : polled) {
                if (record.headers().lastHeader(RecordHeaders.TRACEPARENT) != null) {
                    traces.add(tracing.consuming("write history", record.headers()));
                }
                rows += write(record, into) ? 1 : 0;
                records++;
            }
        }

        boolean isDue() {
            long late = System.nanoTime() - due;
            return rows >= properties.batch() || (late >= 0 && records > 0) || late >= IDLE.toNanos();
        }
    }

    private boolean write(ConsumerRecord<String, byte[]> record, Rows into) {
        if (record.value() == null || isClock(record)) {
            return false;
        }
        try {
            return into.write(
                    json.deserialize(record.topic(), record.value()), Instant.ofEpochMilli(record.timestamp()));
        } catch (SerializationException unreadable) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("A record cannot be read and is not in the history");
            return false;
        }
    }

    // Clocks are most of the records: they are not even parsed.
    private static boolean isClock(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(RecordHeaders.KIND) != null;
    }
}
