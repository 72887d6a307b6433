package io.candela.auth.publishing;

import io.candela.contracts.Topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Measures how long changes take from the database to the broker. */
final class Delays {
    private final MeterRegistry meters;
    private final InstantSource clock;

    Delays(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void record(Topic topic, List<Unpublished> rows) {
        Instant now = clock.instant();
        rows.forEach(row -> meters.timer("candela.auth.publishing.delay", "topic", topic.name())
                .record(Duration.between(row.changedAt(), now)));
    }
}
