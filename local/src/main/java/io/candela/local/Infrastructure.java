package io.candela.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real infrastructure for tests. Each part starts at its first use, is shared by all tests of the JVM, and ends with it.
 *
 * <p>It comes from containers where a Docker engine answers and from processes on this machine otherwise; the system
 * property {@code candela.infrastructure} ({@code auto}, {@code docker} or {@code local}) is the one switch. Both give
 * the same software with the same settings, so tests need not know. Parts are shared: a test uses topics, tables and
 * keys of its own.
 */
public final class Infrastructure {

    private static final Source SOURCE = Source.chosen();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final Once<Kafka> KAFKA = new Once<>(() -> SOURCE.kafka("kafka"));
    private static final Once<Postgres> POSTGRES = new Once<>(SOURCE::postgres);
    private static final Once<Redis> REDIS = new Once<>(SOURCE::redis);
    private static final Once<QuestDb> QUEST_DB = new Once<>(() -> SOURCE.questDb("questdb"));

    private Infrastructure() {}

    /** One broker that asks for no credentials. It creates no topics by itself. */
    public static Kafka kafka() {
        return KAFKA.get();
    }

    /** Another broker, for a test of another environment than that of the one that is shared. */
    public static Kafka freshKafka() {
        return SOURCE.kafka("kafka-" + NUMBERS.incrementAndGet());
    }

    /** One server with one empty database. */
    public static Postgres postgres() {
        return POSTGRES.get();
    }

    /** One server that asks for its password. */
    public static Redis redis() {
        return REDIS.get();
    }

    /** One server that asks for user and password, over HTTP (ILP) as well as over the PostgreSQL protocol. */
    public static QuestDb questDb() {
        return QUEST_DB.get();
    }

    /** Another such server, for a test of another environment than that of the one that is shared. */
    public static QuestDb freshQuestDb() {
        return SOURCE.questDb("questdb-" + NUMBERS.incrementAndGet());
    }

    /** Where to reach Kafka: {@code host:port}. */
    public record Kafka(String bootstrapServers) {}

    /** Where to reach PostgreSQL, and as whom. */
    public record Postgres(String jdbcUrl, String username, String password) {

        /** Another empty database on the same server, for a test to have one of its own. */
        public Postgres freshDatabase() {
            String name = "fresh_" + NUMBERS.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("A database cannot be made", e);
            }
            return new Postgres(jdbcUrl.replaceFirst("/[^/?]+($|\\?)", "/" + name + "$1"), username, password);
        }
    }

    /** Where to reach Redis, and with which password. */
    public record Redis(String host, int port, String password) {}

    /** Where to reach QuestDB over HTTP ({@code http://host:port}) and over the PostgreSQL protocol, and as whom. */
    public record QuestDb(String httpUrl, String jdbcUrl, String username, String password) {}
}
