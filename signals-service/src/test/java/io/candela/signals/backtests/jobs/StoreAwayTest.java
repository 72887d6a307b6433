package io.candela.signals.backtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.local.Infrastructure;
import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.OwnedDatabase;
import io.candela.local.software.PostgresServer;
import io.candela.local.software.Software;
import io.candela.signals.history.CandleServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What callers see of a database that is not there at the start, comes, and goes away. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "eureka.client.enabled=false", "candela.signals.backtests.lease=2s"})
@DirtiesContext
class StoreAwayTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final OwnedDatabase SIGNALS = new OwnedDatabase("signals", "signals", "only for this test");
    private static final String REQUEST = """
            {"strategy": "ema-cross", "instruments": ["BTC-USD"], "interval": "1h", "from": "2020-02-01T00:00:00Z",
             "to": "2021-02-01T00:00:00Z"}""";

    @TempDir
    static Path folder;

    private static CandleServer candles;
    private static Callers callers;
    private static PostgresServer server;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @BeforeAll
    static void prepare() throws Exception {
        candles = new CandleServer();
        callers = Callers.in(folder);
        server = new PostgresServer(
                Software.ofThisProject(),
                folder.resolve("postgres"),
                FreePorts.one(),
                "candela",
                "of the server",
                List.of(SIGNALS));
    }

    @AfterAll
    static void stopCandles() {
        candles.kill();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:postgresql://127.0.0.1:" + server.port() + "/signals");
        settings.add("spring.datasource.username", SIGNALS::owner);
        settings.add("spring.datasource.password", SIGNALS::password);
        settings.add("spring.kafka.bootstrap-servers", Infrastructure.kafka()::bootstrapServers);
        settings.add("spring.cloud.discovery.client.simple.instances.market-data-service[0].uri", () -> candles.uri());
        callers.configure(settings);
    }

    @Test
    void onlyBacktestsWaitForTheDatabase() throws Exception {
        Caller ada = new Caller(callers, port, "acc_ada", "pro");
        Caller management = new Caller(callers, managementPort, "acc_ada", "pro");
        assertUnavailable(ada.post("/v1/backtests", REQUEST, null));
        assertUnavailable(ada.get("/v1/backtests"));
        assertThat(ada.get("/v1/signals").status()).isEqualTo(200);
        assertThat(ada.get("/v1/strategies").status()).isEqualTo(200);
        await().atMost(SOON)
                .until(() -> management.get("/actuator/health/readiness").status() == 200);
        assertThat(management.get("/actuator/health").status()).isEqualTo(200);

        Child process = Child.start(server.prepare(folder.resolve("log")));
        try {
            assertThat(process.awaitReady()).isInstanceOf(Startup.Ready.class);
            await().atMost(SOON)
                    .until(() -> ada.post("/v1/backtests", REQUEST, "one").status() == 202);
            String id =
                    ada.post("/v1/backtests", REQUEST, "one").json().get("id").asString();
            await().atMost(SOON).until(() -> ada.state(id).equals("done"));
        } finally {
            process.stop();
        }
        assertUnavailable(ada.get("/v1/backtests"));
        assertThat(ada.get("/v1/signals").status()).isEqualTo(200);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").asString()).isEqualTo("unavailable");
        assertThat(answer.json().get("retryable").asBoolean()).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.text()).doesNotContain("jdbc", "Hikari", "Exception");
    }
}
