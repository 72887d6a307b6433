package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How fast the tape is played changes no digit either. */
class SpeedTest {
    private static final Instant FAR_ENOUGH = Instant.parse("2013-11-25T20:00:00Z");

    @Test
    void atTheUsualSpeedTheAnswersAreThoseOfTheFastestReplay() {
        Answers fastest = Answers.of(Instances.replayed());
        Instance slow = Instances.slow();
        slow.awaitFeedTime(FAR_ENOUGH);
        Instant reached = slow.feedTime();
        Answers answers = Answers.of(slow).settledBy(reached);
        assertThat(answers.candles().get("1m")).hasSizeGreaterThan(900);
        assertThat(answers).isEqualTo(fastest.settledBy(reached));
    }
}
