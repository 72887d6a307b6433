package io.candela.auth.keys;

import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a key's requests must be signed, as its owner sees it. */
@Schema(
        name = "Signing",
        description = "How each request with the key must be signed (RFC 9421); `keyid` is the key's id")
record SigningView(
        @Schema(
                allowableValues = {SigningReader.ED25519, SigningReader.HMAC},
                example = "hmac-sha256")
        String algorithm,

        @Schema(
                description = "For `ed25519` the public key in base64url",
                example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
        @Nullable
        String publicKey,

        @Schema(
                description =
                        "For `hmac-sha256` the secret, there only in the answer that made it: the bytes of this text are the key of the MAC",
                example = "cdl_sign_0000000000000000000000000000000000000000000")
        @Nullable
        String secret) {

    static @Nullable SigningView of(@Nullable Signing signing, @Nullable String secret) {
        return signing == null
                ? null
                : new SigningView(
                        signing.algorithm().code(),
                        signing.algorithm() == Algorithm.ED25519 ? signing.verifier() : null,
                        secret);
    }

    /** Without the secret: answers end up in debug logs. */
    @Override
    public String toString() {
        return "SigningView[algorithm=%s]".formatted(algorithm);
    }
}
