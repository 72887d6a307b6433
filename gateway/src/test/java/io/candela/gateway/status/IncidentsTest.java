package io.candela.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

    private final Incidents incidents = new Incidents(2);

    @Test
    void whatHasNotStartedYetIsNoIncident() {
        see(0, "market", "away");
        see(2, "market", "away");
        assertThat(incidents.all()).isEmpty();
    }

    @Test
    void whatWasWellAndIsNotIsAnIncidentUntilItIsWellAgain() {
        see(0, "market", "");
        see(2, "market", "away");
        see(4, "market", "away");
        assertThat(incidents.all()).containsExactly(new Incident("market", "away", at(2), null));
        see(6, "market", "");
        see(8, "market", "");
        assertThat(incidents.all()).containsExactly(new Incident("market", "away", at(2), at(6)));
    }

    @Test
    void oneIncidentHasTheTroubleThatItBeganWith() {
        see(0, "feed", "");
        see(2, "feed", "silent");
        see(4, "feed", "disconnected");
        see(6, "feed", "");
        assertThat(incidents.all()).containsExactly(new Incident("feed", "silent", at(2), at(6)));
    }

    @Test
    void whatLastsComesFirstAndTheOldestIsForgotten() {
        for (int i = 0; i < 3; i++) {
            see(10L * i, "market", "");
            see(10L * i + 1, "market", "away");
        }
        see(30, "market", "");
        see(31, "signals", "");
        see(32, "signals", "away");
        assertThat(incidents.all())
                .containsExactly(
                        new Incident("signals", "away", at(32), null),
                        new Incident("market", "away", at(21), at(30)),
                        new Incident("market", "away", at(11), at(20)));
    }

    private void see(long second, String part, String trouble) {
        incidents.observe(
                new TreeMap<>(Map.of(part, Optional.of(trouble).filter(text -> !text.isEmpty()))), at(second));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
