package io.candela.gateway.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What operators see of the streams. */
@Component
class StreamMetrics {
    private static final String PREFIX = "candela.gateway.streams.";

    private final Map<Framing, AtomicInteger> open;
    private final Map<Goodbye, Counter> ended;
    private final Map<String, Counter> events;
    private final Map<String, Counter> conflated;
    private final Map<String, Counter> gaps;
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger source = new AtomicInteger();
    private final Timer pages;
    private final Counter behind;

    StreamMetrics(MeterRegistry registry, StreamsProperties properties) {
        List<String> channels =
                properties.channels().stream().map(Channel::name).toList();
        open = each(Arrays.asList(Framing.values()), transport -> {
            AtomicInteger count = new AtomicInteger();
            Gauge.builder(PREFIX + "open", count, AtomicInteger::get)
                    .description("Streams that are open")
                    .tag("transport", transport.code())
                    .register(registry);
            return count;
        });
        ended = each(
                Arrays.asList(Goodbye.values()),
                reason -> counter("ended", "Streams that the gateway ended")
                        .tag("reason", reason.code())
                        .register(registry));
        events = each(
                channels,
                channel -> counter("events", "Events that clients were sent")
                        .tag("channel", channel)
                        .register(registry));
        conflated = each(
                channels,
                channel -> counter("conflated", "Events that gave way to a newer one")
                        .tag("channel", channel)
                        .register(registry));
        gaps = each(
                channels,
                channel -> counter("gaps", "Gaps that clients were told of")
                        .tag("channel", channel)
                        .register(registry));
        Gauge.builder(PREFIX + "readers", readers, AtomicInteger::get)
                .description("How many read from Kafka for clients that come back late")
                .register(registry);
        Gauge.builder(PREFIX + "source", source, AtomicInteger::get)
                .description("Whether Kafka answers (1) or not (0)")
                .register(registry);
        pages = Timer.builder(PREFIX + "pages")
                .description("Pieces of topics that were read again for clients that come back late")
                .register(registry);
        behind = counter("behind", "How often a client has fallen behind").register(registry);
    }

    void opened(Framing framing) {
        get(open, framing).incrementAndGet();
    }

    void closed(Framing framing) {
        get(open, framing).decrementAndGet();
    }

    void ended(Goodbye reason) {
        get(ended, reason).increment();
    }

    void sent(Channel channel, int clients) {
        get(events, channel.name()).increment(clients);
    }

    void conflated(Channel channel) {
        get(conflated, channel.name()).increment();
    }

    void gap(Channel channel) {
        get(gaps, channel.name()).increment();
    }

    void behind() {
        behind.increment();
    }

    void source(boolean live) {
        source.set(live ? 1 : 0);
    }

    /** Has a page read, which takes a reader and time. */
    Page reading(Supplier<Page> page) {
        readers.incrementAndGet();
        try {
            return Objects.requireNonNull(pages.record(page));
        } finally {
            readers.decrementAndGet();
        }
    }

    private static Counter.Builder counter(String name, String what) {
        return Counter.builder(PREFIX + name).description(what);
    }

    private static <K, V> Map<K, V> each(List<K> keys, Function<K, V> meter) {
        return keys.stream().collect(Collectors.toMap(key -> key, meter));
    }

    private static <K, V> V get(Map<K, V> meters, K key) {
        return Objects.requireNonNull(meters.get(key), "There is a meter for each");
    }
}
