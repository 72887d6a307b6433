package io.candela.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StatusTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "true, running, up",
        "true, ended, up",
        "true, connecting, up",
        "true, silent, degraded",
        "true, disconnected, degraded",
        "false, running, degraded"
    })
    void allIsUpIfEveryServiceIsThereAndEveryFeedIsHeard(boolean service, String feed, String word) {
        assertThat(status(service, feed("\"state\":\"%s\"".formatted(feed))).status())
                .isEqualTo(word);
    }

    @Test
    void aFeedIsAsOldAsItsLastMessage() {
        Status status = status(
                true,
                feed("\"state\":\"running\",\"lastMessageAt\":\"2026-11-24T05:59:17.500Z\""),
                feed("\"state\":\"connecting\""));
        assertThat(status.feeds()).extracting(Status.FeedAge::age).containsExactly(42L, null);
    }

    @Test
    void peopleReadItAsAPage() {
        String page = StatusPage.of(new Status(
                        Environment.REPLAY,
                        "degraded",
                        new TreeMap<>(Map.of("signals-service", false)),
                        List.of(new Status.FeedAge("<b>", "silent", NOW, 7300L)),
                        List.of(new Incident("signals-service", "away", NOW.minusSeconds(90), NOW)),
                        NOW))
                .answer()
                .getBody();
        assertThat(page)
                .contains("signals-service", "&lt;b&gt;", "heard 2 h ago", "for 90 s", "Not all is up")
                .doesNotContain("<b>");
    }

    private static Status status(boolean service, Feed... feeds) {
        return Status.of(
                Environment.REPLAY,
                new TreeMap<>(Map.of("market-data-service", service)),
                new Observed(List.of(feeds), List.of()),
                NOW);
    }

    private static Feed feed(String said) {
        return Feed.of("bitstamp", JsonMapper.shared().readTree("{%s}".formatted(said)));
    }
}
