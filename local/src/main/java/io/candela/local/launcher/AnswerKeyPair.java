package io.candela.local.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Arrays;

/** The key with which gateways sign answers, as a JWK (RFC 8037). */
final class AnswerKeyPair {
    private static final int KEY_BYTES = 32;

    private AnswerKeyPair() {}

    static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, end(pair.getPublic().getEncoded()))
                    .d(end(pair.getPrivate().getEncoded()))
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build()
                    .toJSONString();
        } catch (NoSuchAlgorithmException | JOSEException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** A JWK set of the public half of {@code pair}. */
    static String publicHalf(String pair) {
        try {
            return new JWKSet(OctetKeyPair.parse(pair).toPublicJWK()).toString();
        } catch (ParseException e) {
            throw new IllegalStateException("It was written as a JWK", e);
        }
    }

    /** In either encoding the key itself comes last (RFC 8410). */
    private static Base64URL end(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }
}
