package io.candela.auth.keys;

import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.platform.problem.ProblemError;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads how the requests of a key are to be signed. */
final class SigningReader {
    static final String ED25519 = "ed25519";
    static final String HMAC = "hmac-sha256";
    static final String NONE = "none";

    private static final int KEY_BYTES = 32;

    /** What stands before the key itself in its DER (RFC 8410). */
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Supplier<Signing> secrets;
    private final Consumer<ProblemError> wrong;

    /** {@code secrets} makes one of a new secret; what is wrong is told to {@code wrong}. */
    SigningReader(Supplier<Signing> secrets, Consumer<ProblemError> wrong) {
        this.secrets = secrets;
        this.wrong = wrong;
    }

    @Nullable
    Signing read(SigningRequest request) {
        if (!ED25519.equals(request.algorithm()) && request.publicKey() != null) {
            wrong.accept(ProblemError.field("signing.publicKey", "is of use for ed25519 only"));
        }
        return switch (request.algorithm()) {
            case ED25519 -> withPublicKey(request.publicKey());
            case HMAC -> secrets.get();
            case NONE -> null;
            case null, default -> {
                wrong.accept(new ProblemError(
                        null, "signing.algorithm", "is none of those there are", List.of(ED25519, HMAC, NONE)));
                yield null;
            }
        };
    }

    private @Nullable Signing withPublicKey(@Nullable String text) {
        byte[] bytes = decode(text == null ? "" : text);
        if (bytes.length == DER.length + KEY_BYTES && Arrays.equals(bytes, 0, DER.length, DER, 0, DER.length)) {
            bytes = Arrays.copyOfRange(bytes, DER.length, bytes.length);
        }
        if (bytes.length != KEY_BYTES) {
            wrong.accept(
                    ProblemError.field("signing.publicKey", "must be an Ed25519 public key in base64 or base64url"));
            return null;
        }
        return new Signing(
                Algorithm.ED25519, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
