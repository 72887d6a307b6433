package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Instrument;
import io.candela.local.process.FreePorts;
import io.candela.signals.grades.Graded;
import io.candela.signals.grades.Tape;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is left of grades and scorecards while the database is away. */
@SpringBootTest(properties = {"management.server.port=0", "eureka.client.enabled=false"})
@AutoConfigureMockMvc
@DirtiesContext
class WithoutDatabaseTest {
    private static final Instrument XMR = new Instrument("XMR-USD");

    @TempDir
    static Path folder;

    private static Secrets secrets;

    @Autowired
    private MockMvcTester mvc;

    @BeforeAll
    static void makeSecrets() throws Exception {
        secrets = Secrets.in(folder);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        int nobody = FreePorts.one();
        registry.add("spring.datasource.url", () -> "jdbc:postgresql://127.0.0.1:%d/signals".formatted(nobody));
        registry.add("spring.kafka.bootstrap-servers", () -> Broker.SERVERS);
        registry.add("candela.identity.public-keys-file", () -> secrets.publicKeys());
        registry.add("candela.cursor.secret-file", () -> secrets.cursorSecret());
    }

    @Test
    void theNewestGradesAreServedAndTheRestCanBeAskedForAgain() throws Exception {
        Client client = new Client(mvc, secrets);
        var candles = Tape.walk(XMR, 100, 3);
        Broker.publish(candles);
        String newest = Graded.grades(candles).getLast().trader().toPlainString();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(client.get("/v1/grades/XMR-USD")).hasStatusOk();
            assertThat(client.read("/v1/grades/XMR-USD").get("trader").asString())
                    .isEqualTo(newest);
        });
        assertThat(client.all("/v1/grades")).isNotEmpty();
        client.problem("/v1/grades/XMR-USD/history", 503, "unavailable");
        client.problem("/v1/grades/XMR-USD?asOf=2013-12-01", 503, "unavailable");
        client.problem("/v1/scorecards", 503, "unavailable");
        client.problem("/v1/scorecards/outcomes", 503, "unavailable");
        client.problem("/v1/scorecards/verify", 503, "unavailable");
    }
}
