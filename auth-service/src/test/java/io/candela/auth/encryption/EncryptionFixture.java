package io.candela.auth.encryption;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Keys of the tests alone. */
public record EncryptionFixture(KeysetHandle sealing, KeysetHandle index) {

    /** A set of one key for each use. */
    public static EncryptionFixture fresh() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return new EncryptionFixture(
                    with(KeysetHandle.newBuilder(), PredefinedAeadParameters.AES256_GCM),
                    with(KeysetHandle.newBuilder(), indexParameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same keys, and new ones that are primary. */
    public EncryptionFixture rotated() {
        try {
            return new EncryptionFixture(
                    with(KeysetHandle.newBuilder(sealing), PredefinedAeadParameters.AES256_GCM),
                    with(KeysetHandle.newBuilder(index), indexParameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only the primary keys: what is left once all is sealed again. */
    public EncryptionFixture withoutOldKeys() {
        try {
            return new EncryptionFixture(primaryOf(sealing), primaryOf(index));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Vault vault() {
        return new Vault(sealing);
    }

    public BlindIndex blindIndex() {
        return new BlindIndex(index);
    }

    /** Writes both sets as the service reads them. */
    public void write(Path sealingFile, Path indexFile) throws IOException {
        try {
            Files.writeString(
                    sealingFile, TinkJsonProtoKeysetFormat.serializeKeyset(sealing, InsecureSecretKeyAccess.get()));
            Files.writeString(
                    indexFile, TinkJsonProtoKeysetFormat.serializeKeyset(index, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle with(KeysetHandle.Builder keys, Parameters kind) throws GeneralSecurityException {
        return keys.addEntry(KeysetHandle.generateEntryFromParameters(kind)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static KeysetHandle primaryOf(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Entry primary = keys.getPrimary();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(primary.getKey())
                        .withFixedId(primary.getId())
                        .makePrimary())
                .build();
    }

    private static HmacPrfParameters indexParameters() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .setKeySizeBytes(32)
                .build();
    }
}
