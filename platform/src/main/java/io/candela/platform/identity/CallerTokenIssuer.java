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
import io.candela.contracts.KeyMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TreeSet;

/**
 * Signs the tokens that tell services who calls. A gateway's key vouches for whoever it let in, any other service's only
 * for that service; see {@link IssuerNames}.
 */
public final class CallerTokenIssuer {
    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    static final JOSEObjectType TYPE = new JOSEObjectType("candela-id+jwt");

    private final String issuer;
    private final JWSHeader header;
    private final JWSSigner signer;

    private CallerTokenIssuer(ECKey key) throws JOSEException {
        this.issuer = IssuerNames.ofKey(key.getKeyID());
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        this.signer = new ECDSASigner(key);
    }

    /** An issuer with the private EC P-256 key that {@code file} holds as a JWK (RFC 7517). */
    public static CallerTokenIssuer withKeyIn(Path file) {
        try {
            return new CallerTokenIssuer(ECKey.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The identity key cannot be read", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(file + " does not hold an EC P-256 key as a JWK", e);
        }
    }

    /** A token that tells {@code service} that {@code caller} calls; good from {@code now} for {@link #LIFETIME}. */
    public String issue(Caller caller, String service, Instant now) {
        KeyMode mode = caller.mode();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(service)
                .subject(caller.account())
                .claim("cid", caller.credentialId())
                .claim("scope", String.join(" ", new TreeSet<>(caller.scopes())))
                .claim("plan", caller.plan())
                .claim("mode", mode == null ? null : mode.code())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The identity key cannot sign", e);
        }
        return token.serialize();
    }
}
