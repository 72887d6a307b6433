package io.candela.auth.encryption;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Reads key sets from files that only this service may read. */
final class KeySets {
    private KeySets() {}

    static KeysetHandle read(Path file) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("The key set in %s cannot be read".formatted(file), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s does not hold a Tink key set in JSON".formatted(file), e);
        }
    }
}
