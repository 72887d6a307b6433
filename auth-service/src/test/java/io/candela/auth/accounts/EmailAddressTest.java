package io.candela.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.org", "a.b+c@mail.example.co.uk", "demo@candela.local", "jürgen@bücher.example"})
    void addressesAreTaken(String text) {
        assertThat(EmailAddress.parse(text)).contains(new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "a@b@example.org",
                "ada @example.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@exa\nmple.org",
                "ada@example.org\r\nBcc: all@example.org"
            })
    void whatCannotBeAnAddressIsNot(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void anAddressHasAtMost254Characters() {
        String domain = "d".repeat(250);
        assertThat(EmailAddress.parse("a@" + domain + ".e")).isPresent();
        assertThat(EmailAddress.parse("a@" + domain + ".ex")).isEmpty();
    }

    @Test
    void capitalsDoNotMakeAnotherAddress() {
        assertThat(new EmailAddress("Ada@Example.ORG")).isEqualTo(new EmailAddress("ada@example.org"));
    }
}
