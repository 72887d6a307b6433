package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How fast the tape is played changes no digit either. */
class SpeedTest {
    private static final Instance SLOW = new Instance(Instances.freshHome("slow"), 2000, "--speed", "600");
    private static final Instant FAR_ENOUGH = Instant.parse("2013-11-25T17:00:00Z");

    @AfterAll
    static void down() {
        SLOW.down();
    }

    @Test
    void atTheUsualSpeedTheAnswersAreThoseOfTheFastestReplay() {
        Answers fastest = Answers.of(Instances.replayed());
        SLOW.up();
        SLOW.awaitFeedTime(FAR_ENOUGH);
        Instant reached = SLOW.feedTime();
        Answers answers = Answers.of(SLOW).settledBy(reached);
        assertThat(answers.candles().get("1m")).hasSizeGreaterThan(800);
        answers.assertEqualTo(fastest.settledBy(reached));
    }
}
