package io.candela.gateway.streams;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Kafka answers. A consumer says nothing of a broker that is away, and polls without end; but a broker that
 * is there answers each fetch, even if with nothing, within {@code fetch.max.wait.ms}.
 */
final class Pulse {
    private static final long SILENCE = Duration.ofSeconds(2).toNanos();

    private final Consumer<?, ?> consumer;
    private @Nullable Metric fetches;
    private double count;
    private long changedAt;

    Pulse(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    boolean beats(long now) {
        double counted = count();
        if (counted != count) {
            count = counted;
            changedAt = now;
        }
        return count > 0 && now - changedAt < SILENCE;
    }

    private double count() {
        if (fetches == null) {
            consumer.metrics().forEach((name, metric) -> {
                if (name.name().equals("fetch-total")
                        && name.group().equals("consumer-fetch-manager-metrics")
                        && name.tags().size() == 1) {
                    fetches = metric;
                }
            });
        }
        return fetches == null ? 0 : (double) fetches.metricValue();
    }
}
