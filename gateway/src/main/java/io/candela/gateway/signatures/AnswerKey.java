package io.candela.gateway.signatures;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key that signs answers; its public half is published under its id. */
final class AnswerKey {
    /** What stands before the key itself in its DER (RFC 8410). */
    private static final String DER = "302e020100300506032b657004220420";

    private final String id;
    private final PrivateKey key;

    private AnswerKey(OctetKeyPair pair) throws GeneralSecurityException {
        this.id = pair.getKeyID();
        this.key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        HexFormat.of().parseHex(DER + HexFormat.of().formatHex(pair.getDecodedD()))));
    }

    /** The key in {@code file}, a private Ed25519 key as a JWK with an id (RFC 8037); nothing if there is no such file. */
    static @Nullable AnswerKey read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            OctetKeyPair pair = OctetKeyPair.parse(Files.readString(file));
            if (!pair.isPrivate() || pair.getKeyID() == null || !Curve.Ed25519.equals(pair.getCurve())) {
                throw new ParseException("It must be private, on Ed25519 and have an id", 0);
            }
            return new AnswerKey(pair);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | GeneralSecurityException e) {
            throw new IllegalStateException(file + " does not hold the key that signs answers", e);
        }
    }

    String id() {
        return id;
    }

    byte[] sign(byte[] base) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(base);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs by Ed25519", e);
        }
    }
}
