package io.candela.marketdata.candles;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Trade;
import io.candela.marketdata.streams.BeforeCommit;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.LoggerFactory;

/**
 * One task of the topology, as a group of members runs it exactly once: what it has said and what it remembers are
 * committed together with its place in the log, and whoever takes it over has what was committed and nothing else.
 */
final class Task {
    static {
        // Each member's context prints all of its configuration, and there are very many members.
        if (LoggerFactory.getLogger("org.apache.kafka") instanceof Logger kafka) {
            kafka.setLevel(Level.ERROR);
        }
    }

    private final List<?> log;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Candle> committed = new ArrayList<>();
    private Map<String, List<KeyValue<Object, Object>>> remembered = Map.of();
    private int committedPlace;
    private Member member;
    private int place;

    Task(List<?> log) {
        this.log = log;
        this.member = new Member(remembered, processor());
    }

    boolean isDone() {
        return place == log.size();
    }

    void process() {
        Object event = log.get(place++);
        String key = event instanceof Trade trade ? trade.instrument().id() : "replay";
        member.processor.process(new Record<>(key, event, 0));
    }

    /** Open candles, as they are shown from time to time. */
    void show() {
        member.context
                .scheduledPunctuators()
                .forEach(each -> each.getPunctuator().punctuate(0));
    }

    void commit() {
        member.commits.flushCache();
        committed.addAll(member.takeSaid());
        remembered = member.memory();
        committedPlace = place;
    }

    /** The group hands the task to another member in good order. */
    void move() {
        commit();
        member = new Member(remembered, processor());
    }

    /** The member is gone, with whatever it had not committed. */
    void die() {
        member = new Member(remembered, processor());
        place = committedPlace;
    }

    /** The member could not commit, and begins anew where it had. */
    void fail() {
        member = new Member(remembered, member.processor);
        place = committedPlace;
    }

    List<Candle> committed() {
        return committed;
    }

    /** The newest thing said of each candle, with what an open one has come to. */
    Collection<Candle> newest() {
        show();
        commit();
        Map<Recomputed.Key, Candle> newest = new LinkedHashMap<>();
        committed.forEach(candle -> newest.put(Recomputed.key(candle), candle));
        return newest.values();
    }

    double droppedAs(String reason) {
        return meters.find("candela.market-data.candle.dropped").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private CandleProcessor processor() {
        return new CandleProcessor(
                Environment.REPLAY,
                new CandleProperties(
                        Fold.RULES.grace(),
                        Fold.RULES.horizon(),
                        Duration.ofMillis(250),
                        1000,
                        50_000,
                        PlausibilityTest.RULES),
                new CandleMetrics(meters),
                new RecordTracing(OpenTelemetry.noop()));
    }

    /** One member with stores of its own. */
    private final class Member {
        private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
        private final Map<String, KeyValueStore<Object, Object>> stores = new LinkedHashMap<>();
        private final BeforeCommit commits = BeforeCommit.builder().build();
        private final CandleProcessor processor;

        @SuppressWarnings("unchecked")
        Member(Map<String, List<KeyValue<Object, Object>>> restored, CandleProcessor processor) {
            this.processor = processor;
            context.addStateStore(commits);
            for (StoreBuilder<?> builder : CandleStores.builders()) {
                if (builder.name().equals(BeforeCommit.NAME)) {
                    continue;
                }
                KeyValueStore<Object, Object> store = (KeyValueStore<Object, Object>)
                        builder.withLoggingDisabled().withCachingDisabled().build();
                store.init(context.getStateStoreContext(), store);
                restored.getOrDefault(store.name(), List.of()).forEach(entry -> store.put(entry.key, entry.value));
                context.addStateStore(store);
                stores.put(store.name(), store);
            }
            processor.init(context);
        }

        List<Candle> takeSaid() {
            List<Candle> said = context.forwarded().stream()
                    .map(CapturedForward::record)
                    .map(record -> (Candle) record.value())
                    .toList();
            context.resetForwards();
            return said;
        }

        Map<String, List<KeyValue<Object, Object>>> memory() {
            Map<String, List<KeyValue<Object, Object>>> memory = new LinkedHashMap<>();
            stores.forEach((name, store) -> {
                List<KeyValue<Object, Object>> entries = new ArrayList<>();
                try (KeyValueIterator<Object, Object> all = store.all()) {
                    all.forEachRemaining(entries::add);
                }
                memory.put(name, entries);
            });
            return memory;
        }
    }
}
