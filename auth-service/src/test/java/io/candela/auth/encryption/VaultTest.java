package io.candela.auth.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private final EncryptionFixture keys = EncryptionFixture.fresh();

    @Test
    void whatIsSealedOpensWhereItBelongsAndNowhereElse() {
        byte[] sealed = keys.vault().seal("ada@example.org", "acc_1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ada");
        assertThat(keys.vault().openText(sealed, "acc_1")).isEqualTo("ada@example.org");
        assertThatThrownBy(() -> keys.vault().open(sealed, "acc_2")).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> keys.vault().open(sealed, "acc_1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameIsSealedDifferentlyEachTime() {
        assertThat(keys.vault().seal("ada", "x")).isNotEqualTo(keys.vault().seal("ada", "x"));
    }

    @Test
    void olderKeysOpenUntilTheyAreTakenOut() {
        byte[] old = keys.vault().seal("ada", "x");
        EncryptionFixture rotated = keys.rotated();
        assertThat(rotated.vault().openText(old, "x")).isEqualTo("ada");
        assertThat(old).startsWith(keys.vault().primaryPrefix());
        assertThat(rotated.vault().primaryPrefix()).isNotEqualTo(keys.vault().primaryPrefix());
        assertThat(rotated.vault().seal("ada", "x")).startsWith(rotated.vault().primaryPrefix());
        assertThatThrownBy(() -> rotated.withoutOldKeys().vault().open(old, "x"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIndexFindsTheSameValueByWhicheverKey() {
        byte[] old = keys.blindIndex().of("ada");
        BlindIndex rotated = keys.rotated().blindIndex();
        assertThat(rotated.candidates("ada")).hasSize(2).anyMatch(candidate -> Arrays.equals(candidate, old));
        assertThat(rotated.of("ada")).startsWith(rotated.primaryPrefix()).isNotEqualTo(old);
        assertThat(rotated.candidates("bob")).noneMatch(candidate -> Arrays.equals(candidate, old));
    }

    @Test
    void aFileThatHoldsNoKeySetIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.keyset"), "{}");
        assertThatThrownBy(() -> KeySets.read(file)).hasMessageContaining("wrong.keyset");
        assertThatThrownBy(() -> KeySets.read(folder.resolve("missing.keyset"))).hasMessageContaining("missing.keyset");
    }
}
