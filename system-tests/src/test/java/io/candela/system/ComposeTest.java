package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What runs in containers is what runs without. Each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeTest {
    private static Optional<Compose> here = Optional.empty();

    @BeforeAll
    static void up() {
        here = Compose.here();
        assumeTrue(here.isPresent(), "There is no Docker engine, or no Docker Compose: the containers are not tested.");
        compose().up();
    }

    @AfterAll
    static void remove() {
        here.ifPresent(Compose::remove);
    }

    @Test
    @Order(1)
    void whatInitPrintsWorksAsPrinted() throws IOException, InterruptedException {
        Requests requests = Requests.in(compose().log("init"));
        assertThat(requests.curls())
                .allSatisfy(curl -> assertThat(curl).contains(compose().url()));
        requests.allAnswer();
    }

    @Test
    @Order(2)
    void onlyTheGatewayIsPublished() {
        assertThat(compose().running("{{.Ports}}"))
                .filteredOn(ports -> ports.contains("->"))
                .containsExactly("127.0.0.1:" + compose().port() + "->8080/tcp");
    }

    @Test
    @Order(3)
    void noServiceIsRoot() {
        for (String service :
                new String[] {"discovery", "gateway", "auth-service", "market-data-service", "signals-service"}) {
            assertThat(compose().userOf(service)).as(service).isEqualTo("10001");
        }
    }

    @Test
    @Order(4)
    void theCandlesAreThoseThatTheTapeMakes() {
        awaitEndOfTape();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Answers.of(compose()).bars("1h")).containsExactlyEntriesOf(Tape.candles(3600)));
    }

    @Test
    @Order(5)
    void newContainersKeepKeyAndData() {
        String key = compose().demoKey();
        Answers before = Answers.of(compose());
        assertThat(before.signals()).isNotEmpty();
        compose().down();
        compose().up();
        assertThat(compose().demoKey()).isEqualTo(key);
        awaitEndOfTape();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Answers.of(compose())).isEqualTo(before));
    }

    private static void awaitEndOfTape() {
        await("the tape to end")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> compose()
                        .read("/v1/feeds")
                        .path("data")
                        .path(0)
                        .path("state")
                        .asString("")
                        .equals("ended"));
    }

    private static Compose compose() {
        return here.orElseThrow();
    }
}
