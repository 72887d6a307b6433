package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** What runs in containers is what runs without. Each test goes on where the one before ended. */
@EnabledIf(
        value = "io.candela.system.Compose#works",
        disabledReason = "There is no Docker engine, or no Docker Compose")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeTest {
    private static final String HOURS = "/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-12-02";
    private static final Instant LATE = Instant.parse("2013-12-01T16:00:00Z");

    private static final Compose COMPOSE = Compose.fresh();

    @BeforeAll
    static void up() {
        COMPOSE.up();
    }

    @AfterAll
    static void remove() {
        COMPOSE.remove();
    }

    @Test
    @Order(1)
    void whatInitPrintsWorksAsPrinted() throws IOException, InterruptedException {
        Requests requests = Requests.in(COMPOSE.log("init"));
        assertThat(requests.curls()).allSatisfy(curl -> assertThat(curl).contains(COMPOSE.url()));
        requests.allAnswer();
    }

    @Test
    @Order(2)
    void onlyTheGatewayIsPublished() {
        assertThat(COMPOSE.running("{{.Ports}}"))
                .filteredOn(ports -> ports.contains("->"))
                .containsExactly("127.0.0.1:" + COMPOSE.port() + "->8080/tcp");
    }

    @Test
    @Order(3)
    void noServiceIsRoot() {
        for (String service :
                new String[] {"discovery", "gateway", "auth-service", "market-data-service", "signals-service"}) {
            assertThat(COMPOSE.userOf(service)).as(service).isEqualTo("10001");
        }
    }

    @Test
    @Order(4)
    void theCandlesAreThoseThatTheTapeMakes() {
        awaitCandlesOfTape();
    }

    @Test
    @Order(5)
    void newContainersKeepKeyAndData() {
        String key = COMPOSE.demoKey();
        Answers before = Answers.of(COMPOSE).settledBy(LATE);
        assertThat(before.signals()).isNotEmpty();
        COMPOSE.down();
        COMPOSE.up();
        assertThat(COMPOSE.demoKey()).isEqualTo(key);
        awaitCandlesOfTape();
        assertThat(Answers.of(COMPOSE).settledBy(LATE)).isEqualTo(before);
    }

    private static void awaitCandlesOfTape() {
        await("the candles of the tape")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(Answers.bars(COMPOSE.readAll(HOURS))).containsExactlyEntriesOf(Tape.candles(3600)));
    }
}
