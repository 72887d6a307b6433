package io.candela.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void kafkaCarriesTransactionsToReadersOfCommittedRecords() throws ExecutionException, InterruptedException {
        String servers = Infrastructure.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("greetings", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }
        Map<String, Object> producing = Map.of("bootstrap.servers", servers, "transactional.id", "greeter");
        try (var producer = new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("greetings", "BTC-USD", "hello")).get();
            producer.commitTransaction();
        }
        Map<String, Object> consuming = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "greeted",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (var consumer = new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("greetings"));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records)
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo("hello"));
        }
    }

    @Test
    void postgresIsVersion18AndAsksForItsPassword() throws SQLException {
        Infrastructure.Postgres postgres = Infrastructure.postgres();
        assertThat(answer(postgres.jdbcUrl(), postgres.username(), postgres.password(), "show server_version"))
                .startsWith("18.");
        assertThat(failure(postgres.jdbcUrl(), postgres.username(), "wrong"))
                .contains("password authentication failed");
    }

    @Test
    void aFreshDatabaseIsEmptyAndOnTheSameServer() throws SQLException {
        Infrastructure.Postgres one = Infrastructure.postgres().freshDatabase();
        Infrastructure.Postgres other = Infrastructure.postgres().freshDatabase();
        assertThat(answer(
                        one.jdbcUrl(),
                        one.username(),
                        one.password(),
                        "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
    }

    @Test
    void redisAnswersOnlyWithItsPassword() throws IOException {
        Infrastructure.Redis redis = Infrastructure.redis();
        assertThat(redis(redis, "PING\r\n")).startsWith("-NOAUTH");
        assertThat(redis(redis, "AUTH " + redis.password() + "\r\nPING\r\n")).contains("+PONG");
    }

    @Test
    void questDbTakesLinesOverHttpAndGivesThemBackThroughSql() throws Exception {
        Infrastructure.QuestDb questDb = Infrastructure.questDb();
        assertThat(write(questDb, "greetings,to=you text=\"hello\" 1000000000\n", "wrong"))
                .isEqualTo(401);
        assertThat(write(questDb, "greetings,to=you text=\"hello\" 1000000000\n", questDb.password()))
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answer(
                                questDb.jdbcUrl(),
                                questDb.username(),
                                questDb.password(),
                                "select text from greetings"))
                        .isEqualTo("hello"));
    }

    @Test
    void questDbKeepsDecimalsExactly() throws SQLException {
        Infrastructure.QuestDb questDb = Infrastructure.questDb();
        assertThat(answer(
                        questDb.jdbcUrl(),
                        questDb.username(),
                        questDb.password(),
                        "select cast('12345678901234567890.123456789012345678' as decimal(38,18))"))
                .isEqualTo("12345678901234567890.123456789012345678");
    }

    @Test
    void eachPartIsStartedOnce() {
        assertThat(Infrastructure.redis()).isSameAs(Infrastructure.redis());
    }

    private static String answer(String url, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String failure(String url, String user, String password) {
        Properties properties = new Properties();
        properties.putAll(Map.of("user", user, "password", password));
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return "connected to " + connection.getCatalog();
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String redis(Infrastructure.Redis redis, String commands) throws IOException {
        try (Socket socket = new Socket(redis.host(), redis.port())) {
            socket.getOutputStream().write(commands.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static int write(Infrastructure.QuestDb questDb, String lines, String password) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((questDb.username() + ":" + password).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(questDb.httpUrl() + "/write"))
                .header("Authorization", "Basic " + credentials)
                .POST(BodyPublishers.ofString(lines))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
