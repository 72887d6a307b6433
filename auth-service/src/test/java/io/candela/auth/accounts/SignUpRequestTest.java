package io.candela.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.accounts.SignUpRequest.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignUpRequestTest {
    private static final String PASSWORD = "correct horse battery staple";

    @Test
    void anAddressAndAPasswordAreAllThatIsNeeded() {
        assertThat(new SignUpRequest(" Ada@Example.org ", PASSWORD).read())
                .isEqualTo(new Reading.Understood(new EmailAddress("ada@example.org"), PASSWORD));
    }

    @Test
    void aPasswordHasTwelveTo128Characters() {
        assertThat(faults("ada@example.org", "p".repeat(11))).containsExactly("password");
        assertThat(new SignUpRequest("ada@example.org", "p".repeat(12)).read()).isInstanceOf(Reading.Understood.class);
        assertThat(new SignUpRequest("ada@example.org", "p".repeat(128)).read()).isInstanceOf(Reading.Understood.class);
        assertThat(faults("ada@example.org", "p".repeat(129))).containsExactly("password");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(faults(null, null)).containsExactly("email", "password");
        assertThat(faults("ada", PASSWORD)).containsExactly("email");
    }

    @Test
    void neitherRequestNorReadingTellsWhatIsInIt() {
        SignUpRequest request = new SignUpRequest("ada@example.org", PASSWORD);
        assertThat(request.toString() + request.read()).doesNotContain("ada", PASSWORD);
    }

    private static List<String> faults(@Nullable String email, @Nullable String password) {
        Reading.Wrong wrong = (Reading.Wrong) new SignUpRequest(email, password).read();
        return wrong.errors().stream()
                .map(error -> String.valueOf(error.field()))
                .toList();
    }
}
