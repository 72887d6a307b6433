package io.candela.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final Argon2PasswordEncoder verifier = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Passwords passwords = new Passwords(2, Duration.ofSeconds(30));

    @Test
    void aHashIsArgon2idOfTheRecommendedStrengthWithASaltOfItsOwn() throws InterruptedException {
        String first = passwords.hash(PASSWORD).orElseThrow();
        String second = passwords.hash(PASSWORD).orElseThrow();
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(verifier.matches(PASSWORD, first)).isTrue();
        assertThat(verifier.matches("incorrect horse battery staple", first)).isFalse();
    }

    @Test
    void thePasswordOfAnotherKeyboardIsTheSame() throws InterruptedException {
        String decomposed =
                passwords.hash("cafe\u0301 au lait, s'il vous plai\u0302t").orElseThrow();
        assertThat(verifier.matches("caf\u00e9 au lait, s'il vous pla\u00eet", decomposed))
                .isTrue();
    }

    @Test
    void whoeverFindsNoTurnIsSentAwayInsteadOfTakingMemory() throws InterruptedException {
        assertThat(new Passwords(0, Duration.ofMillis(1)).hash(PASSWORD)).isEmpty();
    }

    @Test
    void aTurnIsGivenBack() throws InterruptedException {
        Passwords single = new Passwords(1, Duration.ZERO);
        assertThat(single.hash(PASSWORD)).isPresent();
        assertThat(single.hash(PASSWORD)).isPresent();
    }
}
