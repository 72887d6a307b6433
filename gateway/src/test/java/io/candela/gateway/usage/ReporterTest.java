package io.candela.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Usage;
import io.candela.gateway.limits.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final HandClock clock = new HandClock();
    private final Ledger ledger = new Ledger(10);
    private final List<List<Usage>> told = new ArrayList<>();
    private boolean away;
    private final Reporter reporter = new Reporter(ledger, "gw_1", delivery(), clock);

    @Test
    void aBatchSaysWhatWasCountedSinceTheLast() {
        count("/v1/fruit", NOON);
        count("/v1/fruit", NOON);
        clock.pass(Duration.ofSeconds(1));
        reporter.report();
        count("/v1/fruit", NOON);
        clock.pass(Duration.ofSeconds(1));
        reporter.report();
        assertThat(told)
                .containsExactly(
                        List.of(usage(2, NOON, NOON.plusSeconds(1), 1)),
                        List.of(usage(1, NOON.plusSeconds(1), NOON.plusSeconds(2), 2)));
        assertThat(reporter.done()).isTrue();
    }

    @Test
    void nothingIsToldOfNothing() {
        reporter.report();
        assertThat(told).isEmpty();
    }

    @Test
    void aBatchThatDidNotArriveIsToldAgainUnchangedBeforeAnythingNewer() {
        away = true;
        count("/v1/fruit", NOON);
        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(reporter::report).isInstanceOf(KafkaException.class);
        count("/v1/fruit", NOON);
        clock.pass(Duration.ofSeconds(5));
        assertThatThrownBy(reporter::report).isInstanceOf(KafkaException.class);
        assertThat(reporter.done()).isFalse();
        away = false;
        reporter.report();
        assertThat(reporter.done()).isFalse();
        reporter.report();
        assertThat(reporter.done()).isTrue();
        assertThat(told)
                .containsExactly(
                        List.of(usage(1, NOON, NOON.plusSeconds(1), 1)),
                        List.of(usage(1, NOON.plusSeconds(1), NOON.plusSeconds(6), 2)));
    }

    @Test
    void aSpanNeverReachesIntoAnotherHour() {
        clock.pass(Duration.ofMinutes(59).plusMillis(59_500));
        count("/v1/fruit", NOON);
        reporter.report();
        told.clear();
        count("/v1/fruit", NOON.plus(Duration.ofMinutes(59)));
        count("/v1/fruit", NOON.plus(Duration.ofHours(1)));
        clock.pass(Duration.ofSeconds(1));
        reporter.report();
        assertThat(told.getFirst())
                .extracting(usage -> usage.from() + " to " + usage.to())
                .containsExactlyInAnyOrder(
                        "2026-11-24T12:59:59.500Z to 2026-11-24T13:00:00Z",
                        "2026-11-24T13:00:00Z to 2026-11-24T13:00:00.500Z");
    }

    @Test
    void aLateCountStaysInItsHour() {
        clock.pass(Duration.ofHours(2));
        reporter.report();
        count("/v1/fruit", NOON);
        reporter.report();
        assertThat(told.getFirst()).singleElement().satisfies(usage -> {
            assertThat(usage.from())
                    .isBetween(NOON, NOON.plus(Duration.ofHours(1)).minusMillis(1));
            assertThat(usage.to()).isBetween(usage.from(), NOON.plus(Duration.ofHours(1)));
        });
    }

    private void count(String route, Instant time) {
        ledger.count(new Line("key_1", "acct_1", route, 200, "7", time.getEpochSecond() / 3600), 2);
    }

    private static Usage usage(long requests, Instant from, Instant to, long sequence) {
        return new Usage(
                "key_1", "acct_1", "/v1/fruit", 200, null, requests, 2 * requests, from, to, "7", "gw_1", sequence);
    }

    private Delivery delivery() {
        return new Delivery() {
            @Override
            public void deliver(List<Usage> events) {
                if (away) {
                    throw new KafkaException("away");
                }
                told.add(events);
            }

            @Override
            public void close() {}
        };
    }
}
