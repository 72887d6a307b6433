package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Candle;
import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.local.Infrastructure;
import io.candela.signals.SignalsApplication;
import io.candela.signals.grades.Graded;
import io.candela.signals.grades.Tape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replicas are killed while they keep scores and grades, and nobody who reads the tables can tell. */
class RecordsRestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instrument DOT = new Instrument("DOT-USD");
    private static final int HOURS = 2_000;

    @TempDir
    Path folder;

    private final Infrastructure.Postgres database = Infrastructure.postgres().freshDatabase();
    private final JdbcClient jdbc = connect();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void killingReplicasNeitherRepeatsNorLosesNorChangesAnOutcomeOrAGrade() throws Exception {
        List<Candle> candles = Tape.walk(DOT, HOURS, 21);
        List<Signal> signals = Market.signals(candles.stream()
                .filter(candle -> candle.interval() == Interval.H1)
                .toList());
        List<Grade> grades = Graded.grades(candles);
        // But for the last day's signals, each has four outcomes.
        int least = 4 * (signals.size() - 4);
        assertThat(least).isGreaterThan(100);
        Broker.createTopics();
        Broker.publish(candles);

        Process first = start();
        Process second = start();
        await().atMost(PATIENCE).until(() -> outcomes() >= 1 && kept() >= 1);
        first.destroyForcibly().waitFor();
        start();
        await().atMost(PATIENCE).until(() -> outcomes() >= least / 3);
        second.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> outcomes() >= least && kept() >= grades.size());
        assertThat(kept()).isEqualTo(grades.size());
        assertThat(number("select count(*) from (select distinct id, revision, horizon from scorecard_outcomes"
                        + " where instrument = 'DOT-USD') as one"))
                .as("outcomes that are told once")
                .isEqualTo(outcomes());
        assertThat(number("select max(sequence) - count(*) from scorecard_outcomes"))
                .as("rows that are missing")
                .isZero();
        assertThat(number("""
                        select count(*) from (
                            select hash, encode(sha256(convert_to(
                                lag(hash, 1, repeat('0', 64)) over (order by sequence) || record::text, 'UTF8')), 'hex')
                                as expected from scorecard_outcomes) rows
                        where hash <> expected""")).as("rows that break the chain").isZero();
        assertThat(jdbc.sql("select event from grades where instrument = 'DOT-USD' order by known_at, position")
                        .query(String.class)
                        .list())
                .isEqualTo(grades.stream().map(Market::json).toList());
    }

    private long outcomes() {
        return number("select count(*) from scorecard_outcomes where instrument = 'DOT-USD'");
    }

    private long kept() {
        return number("select count(*) from grades where instrument = 'DOT-USD'");
    }

    private long number(String query) {
        boolean made = jdbc.sql("select to_regclass('grades') is not null")
                .query(Boolean.class)
                .single();
        return made ? jdbc.sql(query).query(Long.class).single() : 0;
    }

    private JdbcClient connect() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        return JdbcClient.create(source);
    }

    /** Each process gets a state directory of its own: nothing but broker and database remember what the last one did. */
    private Process start() throws Exception {
        Secrets secrets = Secrets.in(Files.createTempDirectory(folder, "secrets"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalsApplication.class.getName(),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--eureka.client.enabled=false",
                        "--candela.signals.strategies[0].strategy=ema-cross",
                        "--candela.signals.strategies[0].intervals=1h",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.kafka.bootstrap-servers=" + Broker.SERVERS,
                        "--spring.kafka.streams.state-dir=" + Files.createTempDirectory(folder, "state"),
                        "--candela.identity.public-keys-file=" + secrets.publicKeys(),
                        "--candela.cursor.secret-file=" + secrets.cursorSecret())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service-%d.log".formatted(processes.size()))
                        .toFile())
                .start();
        processes.add(process);
        return process;
    }
}
