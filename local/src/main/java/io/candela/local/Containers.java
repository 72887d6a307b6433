package io.candela.local;

import io.candela.local.software.Password;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Infrastructure in containers that Testcontainers starts, and removes when the JVM ends. */
final class Containers implements Source {

    private static final String USER = "candela";
    private static final int REDIS_PORT = 6379;
    private static final int QUESTDB_HTTP_PORT = 9000;
    private static final int QUESTDB_PG_PORT = 8812;

    @Override
    public Infrastructure.Kafka kafka(String name) {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return new Infrastructure.Kafka(kafka.getBootstrapServers().replace("PLAINTEXT://", ""));
    }

    @Override
    public Infrastructure.Postgres postgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")
                .withUsername(USER)
                .withDatabaseName(USER)
                .withPassword(Password.fresh());
        postgres.start();
        return new Infrastructure.Postgres(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public Infrastructure.Redis redis() {
        String password = Password.fresh();
        GenericContainer<?> redis = new GenericContainer<>("redis:7")
                .withExposedPorts(REDIS_PORT)
                .withCommand("redis-server", "--requirepass", password);
        redis.start();
        return new Infrastructure.Redis(redis.getHost(), redis.getMappedPort(REDIS_PORT), password);
    }

    @Override
    public Infrastructure.QuestDb questDb(String name) {
        String password = Password.fresh();
        GenericContainer<?> questDb = new GenericContainer<>("questdb/questdb:9.3.4")
                .withExposedPorts(QUESTDB_HTTP_PORT, QUESTDB_PG_PORT)
                .withEnv(Map.of(
                        "QDB_TELEMETRY_ENABLED", "false",
                        "QDB_HTTP_USER", USER,
                        "QDB_HTTP_PASSWORD", password,
                        "QDB_PG_USER", USER,
                        "QDB_PG_PASSWORD", password))
                .waitingFor(Wait.forHttp("/ping")
                        .forPort(QUESTDB_HTTP_PORT)
                        .forStatusCode(204)
                        .withStartupTimeout(Duration.ofSeconds(90)));
        questDb.start();
        return new Infrastructure.QuestDb(
                "http://" + questDb.getHost() + ":" + questDb.getMappedPort(QUESTDB_HTTP_PORT),
                "jdbc:postgresql://" + questDb.getHost() + ":" + questDb.getMappedPort(QUESTDB_PG_PORT) + "/qdb",
                USER,
                password);
    }

    @Override
    public String toString() {
        return "docker";
    }
}
