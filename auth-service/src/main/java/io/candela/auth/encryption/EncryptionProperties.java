package io.candela.auth.encryption;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are, each file as a Tink key set in JSON.
 *
 * @param sealingKeysFile the keys that seal and open
 * @param indexKeysFile the keys of the hashes by which sealed values are found
 */
@ConfigurationProperties("candela.auth.encryption")
record EncryptionProperties(
        @DefaultValue(".candela/secrets/auth-sealing.keyset")
        Path sealingKeysFile,

        @DefaultValue(".candela/secrets/auth-index.keyset") Path indexKeysFile) {}
