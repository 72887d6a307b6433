package io.candela.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | BROTLI",
                "gzip | GZIP",
                "GZIP;q=0.5 | GZIP",
                "br;q=0.2, gzip;q=0.8 | GZIP",
                "br;q=0, gzip | GZIP",
                "* | BROTLI",
                "*;q=0 | IDENTITY",
                "gzip;q=0 | IDENTITY",
                "gzip;q=much | IDENTITY",
                "deflate | IDENTITY",
                "identity | IDENTITY"
            })
    void theSmallestThatTheCallerLikesIsUsed(String accepted, Encoding expected) {
        assertThat(Encoding.negotiate(List.of(accepted))).isEqualTo(expected);
    }

    @Test
    void whoSaysNothingGetsItAsItIs() {
        assertThat(Encoding.negotiate(List.of())).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void eachEncodingHasAnEntityTagOfItsOwnThatStillNamesTheAnswer() {
        assertThat(EntityTags.of("\"abc\"", Encoding.IDENTITY)).isEqualTo("\"abc\"");
        assertThat(EntityTags.of("\"abc\"", Encoding.BROTLI)).isEqualTo("\"abc-br\"");
        for (Encoding encoding : Encoding.values()) {
            assertThat(EntityTags.match(List.of("\"x\", " + EntityTags.of("\"abc\"", encoding)), "\"abc\""))
                    .isTrue();
        }
        assertThat(EntityTags.match(List.of("W/\"abc\""), "\"abc\"")).isTrue();
        assertThat(EntityTags.match(List.of("*"), "\"abc\"")).isTrue();
        assertThat(EntityTags.match(List.of("\"abd\"", "\"ab\""), "\"abc\"")).isFalse();
    }
}
