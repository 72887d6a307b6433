package io.candela.local.launcher;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.candela.local.software.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The keys by which a service seals what it stores, as Tink key sets in JSON. */
final class KeySets {
    static final Parameters SEALING = PredefinedAeadParameters.AES256_GCM;
    static final Parameters INDEX;

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            INDEX = HmacPrfParameters.builder()
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .setKeySizeBytes(32)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private KeySets() {}

    /** A set of one key. */
    static String fresh(Parameters kind) {
        try {
            return text(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(kind)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has what keys are made with", e);
        }
    }

    /** Puts a new key into the set, which is the primary one from the next start of its user on; older ones stay. */
    static void rotate(Path file, Parameters kind) throws IOException {
        try {
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            PrivateFile.write(
                    file,
                    text(KeysetHandle.newBuilder(keys)
                            .addEntry(KeysetHandle.generateEntryFromParameters(kind)
                                    .withRandomId()
                                    .makePrimary())
                            .build()));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " does not hold a Tink key set in JSON", e);
        }
    }

    private static String text(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    }
}
