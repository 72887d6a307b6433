package io.candela.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.limits.HandClock;
import io.candela.gateway.problems.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessGuardTest {
    private static final InetAddress GUESSER = InetAddress.ofLiteral("203.0.113.7");

    private final HandClock clock = new HandClock();
    private final GuessGuard guard = new GuessGuard(new GuardProperties(3, Duration.ofMinutes(1), 100), clock);

    @Test
    void anAddressMayErrSeveralTimesAndIsThenShutOut() {
        for (int i = 0; i < 3; i++) {
            assertThat(guard.check(GUESSER)).isEqualTo(Verdict.PASSED);
            guard.guessed(GUESSER);
        }
        assertThat(guard.check(GUESSER)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("too-many-guesses");
            assertThat(refused.refusal().headers()).containsEntry("Retry-After", "20");
        });
        assertThat(guard.check(InetAddress.ofLiteral("203.0.113.8"))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void itIsLetInAgainAfterAsLongAsItWasTold() {
        for (int i = 0; i < 3; i++) {
            guard.guessed(GUESSER);
        }
        clock.pass(Duration.ofSeconds(20));
        assertThat(guard.check(GUESSER)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void askingCostsNothing() {
        guard.guessed(GUESSER);
        for (int i = 0; i < 100; i++) {
            assertThat(guard.check(GUESSER)).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void anIpV6NetworkIsOneGuesser() {
        for (int i = 1; i <= 3; i++) {
            guard.guessed(InetAddress.ofLiteral("2001:db8:1:2::" + i));
        }
        assertThat(guard.check(InetAddress.ofLiteral("2001:db8:1:2:ffff::1"))).isInstanceOf(Verdict.Refused.class);
        assertThat(guard.check(InetAddress.ofLiteral("2001:db8:1:3::1"))).isEqualTo(Verdict.PASSED);
    }
}
