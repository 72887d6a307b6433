package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedSignatureTest {
    @Test
    void whatIsWantedIsCoveredAndWhatIsAlwaysIsAdded() {
        WantedSignature wanted = WantedSignature.read(
                        List.of(
                                "mine=(\"content-type\" \"@method\";req);created;nonce=\"n\";tag=\"t\";alg=\"ed25519\";keyid=\"k\""),
                        "k")
                .orElseThrow();
        assertThat(wanted.label()).isEqualTo("mine");
        String input = wanted.input(List.of("@status", "content-type"), "k", Instant.ofEpochSecond(7))
                .serialize();
        assertThat(input)
                .startsWith("(\"content-type\" \"@method\";req \"@status\");created=7;keyid=\"k\";alg=\"ed25519\"")
                .contains(";nonce=\"n\"", ";tag=\"t\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mine",
                "mine=1",
                "mine=(path)",
                "mine=(\"@status\");keyid=\"other\"",
                "mine=(\"@status\");alg=\"hmac-sha256\"",
                "mine=(\"@status\");unheard-of",
                "one=(\"@status\"), two=(\"@status\")",
                "mine=(\"@status\"",
            })
    void whatCannotBeDoneIsPassedOver(String wanted) {
        assertThat(WantedSignature.read(List.of(wanted), "k")).isEmpty();
    }
}
