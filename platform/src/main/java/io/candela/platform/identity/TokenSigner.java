package io.candela.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** Signs tokens of one type with an identity key, in the name of the key's holder; {@link IdentityKeys} checks them. */
public final class TokenSigner {
    private final String issuer;
    private final JWSHeader header;
    private final JWSSigner signer;

    private TokenSigner(ECKey key, JOSEObjectType type) throws JOSEException {
        this.issuer = IssuerNames.ofKey(key.getKeyID());
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .keyID(key.getKeyID())
                .build();
        this.signer = new ECDSASigner(key);
    }

    /** A signer with the private EC P-256 key that {@code file} holds as a JWK (RFC 7517). */
    public static TokenSigner withKeyIn(Path file, JOSEObjectType type) {
        try {
            return new TokenSigner(ECKey.parse(Files.readString(file)), type);
        } catch (IOException e) {
            throw new UncheckedIOException("The identity key cannot be read", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(file + " does not hold an EC P-256 key as a JWK", e);
        }
    }

    /** A token with {@code claims} and the issuer's name. */
    public String sign(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(header, claims.issuer(issuer).build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The identity key cannot sign", e);
        }
        return token.serialize();
    }
}
