package io.candela.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Status;
import io.candela.local.Infrastructure;
import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.PostgresServer;
import io.candela.local.software.Software;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

/** What callers see of a database that goes away and comes back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@DirtiesContext
class StoreOutageTest {
    private static final TestGateway GATEWAY = new TestGateway();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static Child process;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @BeforeAll
    static void startDatabase() throws Exception {
        server = new PostgresServer(
                Software.ofThisProject(),
                folder.resolve("postgres"),
                FreePorts.one(),
                "candela",
                "only for this test",
                List.of());
        process = start();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        GATEWAY.configure(settings);
        settings.add("spring.datasource.url", () -> "jdbc:postgresql://127.0.0.1:%d/candela".formatted(server.port()));
        settings.add("spring.datasource.username", () -> server.user());
        settings.add("spring.datasource.password", () -> server.password());
        settings.add("spring.kafka.bootstrap-servers", Infrastructure.kafka()::bootstrapServers);
    }

    private static Child start() throws Exception {
        Child child = Child.start(server.prepare(server.home().resolve("log")));
        assertThat(child.awaitReady()).isInstanceOf(Startup.Ready.class);
        return child;
    }

    @AfterAll
    static void stop() {
        process.stop();
    }

    @Test
    void withoutItsDatabaseTheServiceSaysSoSoonAndComesBackByItself() throws Exception {
        Client client = new Client(GATEWAY, port);
        Client management = new Client(GATEWAY, managementPort);
        Answer signedUp = client.signUp("ada@example.org", "correct horse battery staple");
        String account = signedUp.body().path("account").path("id").asString();
        String key = signedUp.body().path("key").path("id").asString();

        process.stop();

        for (Answer answer : new Answer[] {
            inBoundedTime(() -> client.get("/v1/keys", account)),
            inBoundedTime(() -> client.createKey(account, "{\"name\":\"bot\"}")),
            inBoundedTime(() -> client.delete("/v1/keys/" + key, account)),
            inBoundedTime(() -> client.signUp("bob@example.org", "correct horse battery staple"))
        }) {
            assertUnavailable(answer);
        }
        assertThat(management.getWithoutToken("/actuator/health/readiness").status())
                .isEqualTo(503);
        assertThat(management.getWithoutToken("/actuator/health/liveness").status())
                .isEqualTo(200);

        process = start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                client.delete("/v1/keys/" + key, account).status())
                        .isEqualTo(204));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(management
                                .getWithoutToken("/actuator/health/readiness")
                                .status())
                        .isEqualTo(200));
        try (TopicReader topic = TopicReader.credentials(Infrastructure.kafka().bootstrapServers())) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(topic.of(key))
                            .last()
                            .extracting(Credential::status)
                            .isEqualTo(Status.REVOKED));
        }
    }

    @Test
    void aConnectionThatBreaksInATransactionIsNoErrorOfOurs() throws Exception {
        Client client = new Client(GATEWAY, port);
        String account = client.signUp("eve@example.org", "correct horse battery staple")
                .body()
                .path("account")
                .path("id")
                .asString();
        try (Connection locker = connect();
                Connection admin = connect();
                Statement lock = locker.createStatement();
                Statement end = admin.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("select 1 from accounts for update");
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> client.createKey(account, "{\"name\":\"bot\"}"));
            await().atMost(SOON).until(() -> {
                try (ResultSet ended = end.executeQuery(
                        "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'")) {
                    return ended.next();
                }
            });
            assertUnavailable(answer.get(SOON.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/candela".formatted(server.port()), server.user(), server.password());
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.body().path("retryable").asBoolean()).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContain("jdbc", "Hikari", "Exception");
    }

    private static Answer inBoundedTime(Supplier<Answer> call) {
        long begin = System.nanoTime();
        Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        return answer;
    }
}
