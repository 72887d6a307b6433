package io.candela.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");
    private static final String CHECKSUM_OF_ZEROS = "1qkeAc";
    private static final String HASH_OF_ZEROS = "619624ea7407310eaf456b0902c83c54c5c0426e4d2c1efbe9fdee3daaa08c72";

    @RepeatedTest(20)
    void aGeneratedKeyIsReadBack() {
        ApiKey key = ApiKey.generate(KeyMode.TEST, RANDOM);
        assertThat(key.text()).matches("cdl_test_[0-9A-Za-z]{38}");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void everySingleWrongCharacterIsNoticed() {
        String text = ApiKey.generate(KeyMode.LIVE, RANDOM).text();
        for (int at = 0; at < text.length(); at++) {
            String wrong = text.substring(0, at) + (text.charAt(at) == 'x' ? 'y' : 'x') + text.substring(at + 1);
            assertThat(ApiKey.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void twoNeighboursSwappedAreNoticed() {
        String text = ApiKey.generate(KeyMode.TEST, RANDOM).text();
        for (int at = 9; at < text.length() - 1; at++) {
            String swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            if (!swapped.equals(text)) {
                assertThat(ApiKey.parse(swapped)).as(swapped).isEmpty();
            }
        }
    }

    @Test
    void theModeIsInTheKey() {
        assertThat(ApiKey.generate(KeyMode.LIVE, RANDOM).mode()).isEqualTo(KeyMode.LIVE);
        assertThat(ApiKey.generate(KeyMode.TEST, RANDOM).mode()).isEqualTo(KeyMode.TEST);
    }

    @Test
    void aKeyDoesNotGetIntoALogByAccident() {
        ApiKey key = ApiKey.generate(KeyMode.TEST, RANDOM);
        assertThat("key " + key).doesNotContain(key.text()).contains(key.hint());
    }

    @Test
    void theHashIsTheSha256OfTheWholeKey() {
        // Computed with: printf %s cdl_test_000000000000000000000000000000001qkeAc | sha256sum
        ApiKey key =
                ApiKey.parse("cdl_test_" + "0".repeat(32) + CHECKSUM_OF_ZEROS).orElseThrow();
        assertThat(key.hash()).isEqualTo(HASH_OF_ZEROS);
    }
}
