package io.candela.signals.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.OwnedDatabase;
import io.candela.local.software.PostgresServer;
import io.candela.local.software.Software;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigratedDataSourceTest {
    private static final OwnedDatabase SIGNALS = new OwnedDatabase("signals", "signals", "only for this test");

    @TempDir
    private Path folder;

    @Test
    void theTablesAreMadeAsSoonAsTheDatabaseAnswersAndBeforeAnybodyReadsThem() throws Exception {
        PostgresServer server = new PostgresServer(
                Software.ofThisProject(), folder, FreePorts.one(), "candela", "of the server", List.of(SIGNALS));
        try (MigratedDataSource store = connectTo(server)) {
            JdbcClient jdbc = JdbcClient.create(store);
            long begin = System.nanoTime();
            assertThatThrownBy(() -> backtests(jdbc)).isInstanceOf(DataAccessResourceFailureException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

            Child process = Child.start(server.prepare(folder.resolve("log")));
            try {
                assertThat(process.awaitReady()).isInstanceOf(Startup.Ready.class);
                List<CompletableFuture<Integer>> atOnce = Stream.generate(
                                () -> CompletableFuture.supplyAsync(() -> backtests(jdbc)))
                        .limit(4)
                        .toList();
                assertThat(atOnce)
                        .allSatisfy(answer -> assertThat(answer.join()).isZero());
            } finally {
                process.stop();
            }
        }
    }

    private static int backtests(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from backtests").query(Integer.class).single();
    }

    private static MigratedDataSource connectTo(PostgresServer server) {
        MigratedDataSource store = new MigratedDataSource();
        store.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), SIGNALS.name()));
        store.setUsername(SIGNALS.owner());
        store.setPassword(SIGNALS.password());
        store.setInitializationFailTimeout(-1);
        store.setConnectionTimeout(5000);
        return store;
    }
}
