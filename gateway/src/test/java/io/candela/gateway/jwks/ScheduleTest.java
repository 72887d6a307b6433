package io.candela.gateway.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final JwksProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("candela.gateway.jwks", JwksProperties.class);
    private final Schedule schedule = new Schedule(properties);

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(properties).hasToString("JwksProperties[refresh=PT1M, retry=PT5S, timeout=PT2S]");
    }

    @Test
    void keysAreFetchedAtFirstAndThenOnceAMinute() {
        assertThat(schedule.due(NOW, false)).isTrue();
        assertThat(schedule.due(NOW.plusSeconds(59), false)).isFalse();
        assertThat(schedule.due(NOW.plusSeconds(60), false)).isTrue();
    }

    @Test
    void unknownKeysNeverMakeItFetchMoreOftenThanEveryFiveSeconds() {
        int fetches = 0;
        for (int millis = 0; millis < 60_000; millis += 500) {
            fetches += schedule.due(NOW.plusMillis(millis), true) ? 1 : 0;
        }
        assertThat(fetches).isEqualTo(12);
    }
}
