package io.candela.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The example of FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void itIsTheHashOfTheStandard() {
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
    }

    @Test
    void piecesHashAsTheWholeDoes() {
        assertThat(new Sha256()
                        .add("a")
                        .add("bc".getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo(ABC);
    }
}
