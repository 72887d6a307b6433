package io.candela.auth.keys;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a key's requests are to be signed, as it came. */
@Schema(name = "SigningRequest", description = "How each request with the key must be signed (RFC 9421)")
record SigningRequest(
        @Schema(
                description =
                        "`ed25519` with a key pair of your own; `hmac-sha256` with a secret that is made anew each time and shown once; `none` if requests need not be signed",
                allowableValues = {SigningReader.ED25519, SigningReader.HMAC, SigningReader.NONE},
                example = "ed25519",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String algorithm,

        @Schema(
                description =
                        "For `ed25519` the public key in base64 or base64url: its 32 bytes, or the DER that `openssl pkey -pubout -outform DER` writes",
                example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                maxLength = 64)
        @Nullable
        String publicKey) {}
