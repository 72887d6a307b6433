package io.candela.gateway.signatures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Signing;
import io.candela.platform.signing.SigningSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What the signatures of credentials are verified by; those in use are kept. */
final class Verifiers {
    private static final int KEPT = 10_000;

    private final SigningSecrets secrets;
    private final Cache<Whose, Verifier> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    Verifiers(SigningSecrets secrets) {
        this.secrets = secrets;
    }

    /** The verifier of a credential that signs; nothing if the key that its secret was derived from is gone. */
    Optional<Verifier> of(Credential credential, Signing signing) {
        Whose whose = new Whose(credential.id(), signing);
        Verifier known = kept.getIfPresent(whose);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Verifier> made = make(whose);
        made.ifPresent(verifier -> kept.put(whose, verifier));
        return made;
    }

    private Optional<Verifier> make(Whose whose) {
        Signing signing = whose.signing();
        return switch (signing.algorithm()) {
            case ED25519 -> Optional.of(Verifier.ed25519(Base64.getUrlDecoder().decode(signing.verifier())));
            case HMAC_SHA256 ->
                secrets.of(whose.id(), signing)
                        .map(secret -> Verifier.hmac(secret.getBytes(StandardCharsets.US_ASCII)));
        };
    }

    private record Whose(String id, Signing signing) {}
}
