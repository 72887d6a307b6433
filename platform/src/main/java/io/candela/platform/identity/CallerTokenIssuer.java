package io.candela.platform.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.candela.contracts.KeyMode;
import java.nio.file.Path;
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

    private final TokenSigner signer;

    private CallerTokenIssuer(TokenSigner signer) {
        this.signer = signer;
    }

    /** An issuer with the private EC P-256 key that {@code file} holds as a JWK (RFC 7517). */
    public static CallerTokenIssuer withKeyIn(Path file) {
        return new CallerTokenIssuer(TokenSigner.withKeyIn(file, TYPE));
    }

    /** A token that tells {@code service} that {@code caller} calls; good from {@code now} for {@link #LIFETIME}. */
    public String issue(Caller caller, String service, Instant now) {
        KeyMode mode = caller.mode();
        return signer.sign(new JWTClaimsSet.Builder()
                .audience(service)
                .subject(caller.account())
                .claim("cid", caller.credentialId())
                .claim("scope", String.join(" ", new TreeSet<>(caller.scopes())))
                .claim("plan", caller.plan())
                .claim("mode", mode == null ? null : mode.code())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME))));
    }
}
