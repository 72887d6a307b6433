package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetsTest {
    private static final byte[] SECRET = "ada@example.org".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void afterARotationANewKeySealsAndTheOldOneOpens() throws Exception {
        Secrets secrets = new Secrets(folder);
        secrets.create();
        byte[] sealed = aead(secrets.sealingKeys()).encrypt(SECRET, new byte[0]);
        int before = keys(secrets.sealingKeys()).getPrimary().getId();
        KeySets.rotate(secrets.sealingKeys(), KeySets.SEALING);
        KeysetHandle rotated = keys(secrets.sealingKeys());
        assertThat(rotated.size()).isEqualTo(2);
        assertThat(rotated.getPrimary().getId()).isNotEqualTo(before);
        assertThat(aead(secrets.sealingKeys()).decrypt(sealed, new byte[0])).isEqualTo(SECRET);
    }

    @Test
    void theCommandRotatesBothSets() throws Exception {
        Path home = folder.resolve("home");
        new Home(home).create();
        Secrets secrets = new Secrets(new Home(home).secrets());
        assertThat(Candela.commandLine().execute("rotate-keys", "--home", home.toString()))
                .isOne();
        secrets.create();
        assertThat(Candela.commandLine().execute("rotate-keys", "--home", home.toString()))
                .isZero();
        assertThat(keys(secrets.sealingKeys()).size()).isEqualTo(2);
        assertThat(keys(secrets.indexKeys()).size()).isEqualTo(2);
    }

    private static Aead aead(Path file) throws Exception {
        return keys(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle keys(Path file) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }
}
