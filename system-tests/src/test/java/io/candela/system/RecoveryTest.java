package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Crashes, restarts and a lost store change no digit of any answer. Each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryTest {
    private static final Instance INSTANCE =
            new Instance(Instances.freshHome("crashed"), 3000, "--replay", "--speed", "4000");

    @AfterAll
    static void down() {
        INSTANCE.down();
    }

    @Test
    @Order(1)
    void crashesInTheMiddleOfTheTapeChangeNothing() {
        Answers undisturbed = Answers.of(Instances.replayed());
        INSTANCE.up();
        for (String crash : List.of("2013-11-25T20:00:00Z", "2013-11-28T04:00:00Z")) {
            Instant crashed = INSTANCE.crash(Instant.parse(crash), "market-data-service", "signals-service");
            assertThat(crashed).isBefore(Instant.parse("2013-12-01T00:00:00Z"));
        }
        INSTANCE.awaitEndOfTape();
        awaitAnswers(undisturbed);
    }

    @Test
    @Order(2)
    void aRestartOfEverythingChangesNothing() {
        Answers before = Answers.of(Instances.replayed());
        INSTANCE.down();
        INSTANCE.up();
        INSTANCE.awaitEndOfTape();
        awaitAnswers(before);
    }

    @Test
    @Order(3)
    void aLostHistoryIsMadeAgainFromTheTopics() throws IOException {
        Answers before = Answers.of(Instances.replayed());
        INSTANCE.down();
        delete(INSTANCE.home().resolve("data/replay/questdb"));
        INSTANCE.up();
        INSTANCE.awaitEndOfTape();
        awaitAnswers(before);
    }

    /** The store makes what it is given visible a moment later. */
    private static void awaitAnswers(Answers expected) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> Answers.of(INSTANCE).assertEqualTo(expected));
    }

    private static void delete(Path folder) throws IOException {
        assertThat(folder).isDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
