package io.candela.auth.keys;

import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.platform.signing.SigningSecrets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets of keys whose requests are signed by HMAC. */
@Component
class SignedKeys {
    private final SigningSecrets secrets;
    private final RandomGenerator random;

    SignedKeys(SigningSecrets secrets, RandomGenerator random) {
        this.secrets = secrets;
        this.random = random;
    }

    Signing fresh() {
        return secrets.fresh(random);
    }

    /** The secret that goes with {@code key}, if one does. */
    @Nullable
    String secretOf(Key key) {
        Signing signing = key.signing();
        return signing != null && signing.algorithm() == Algorithm.HMAC_SHA256
                ? secrets.of(key.id(), signing).orElse(null)
                : null;
    }
}
