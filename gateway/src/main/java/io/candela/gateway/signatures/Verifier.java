package io.candela.gateway.signatures;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether somebody has signed something. */
@FunctionalInterface
interface Verifier {
    boolean verifies(byte[] signed, byte[] signature);

    /** One for {@code hmac-sha256} (RFC 9421, section 3.3.3). */
    static Verifier hmac(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
        return (signed, signature) -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return MessageDigest.isEqual(mac.doFinal(signed), signature);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform has HMAC", e);
            }
        };
    }

    /** One for {@code ed25519} (RFC 9421, section 3.3.6), with a public key of 32 bytes. */
    static Verifier ed25519(byte[] publicKey) {
        PublicKey key = ed25519Key(publicKey);
        return (signed, signature) -> {
            try {
                Signature verification = Signature.getInstance("Ed25519");
                verification.initVerify(key);
                verification.update(signed);
                return verification.verify(signature);
            } catch (GeneralSecurityException notEvenASignature) {
                return false;
            }
        };
    }

    private static PublicKey ed25519Key(byte[] bytes) {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] der = new byte[prefix.length + bytes.length];
        System.arraycopy(prefix, 0, der, 0, prefix.length);
        System.arraycopy(bytes, 0, der, prefix.length, bytes.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No Ed25519 public key", e);
        }
    }
}
