package io.candela.gateway.authentication;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.candela.contracts.Credential;
import io.candela.platform.identity.IdentityKeys;
import io.candela.platform.identity.IssuerNames;
import io.candela.platform.identity.TokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/**
 * Makes tickets and looks at those that are shown. A ticket is a token that names a credential, signed with the identity
 * key of gateways: any of them knows it, without asking anybody. It differs from a caller's token in type and audience, so
 * neither passes for the other.
 */
final class Tickets {
    /** How long a ticket is good for, unless its credential ends earlier. */
    static final Duration LIFETIME = Duration.ofHours(1);

    static final JOSEObjectType TYPE = new JOSEObjectType("candela-ticket+jwt");
    static final String AUDIENCE = "candela-stream";

    /** What gateways make has some 500 characters. */
    private static final int LONGEST = 1024;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final TokenSigner signer;
    private final IdentityKeys keys;

    /** Tickets that {@code signer} signs; it must sign tokens of {@link #TYPE}, and {@code keys} must hold its public half. */
    Tickets(TokenSigner signer, IdentityKeys keys) {
        this.signer = signer;
        this.keys = keys;
    }

    Ticket issue(Credential credential, Instant now) {
        Instant end = end(credential, now);
        String text = signer.sign(new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .subject(credential.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end)));
        return new Ticket(text, end);
    }

    /** Whether {@code text} is a ticket, and whose. */
    Inspection inspect(String text, Instant now) {
        if (text.length() > LONGEST) {
            return new Inspection.Forged();
        }
        return keys.verify(text, TYPE, now).map(claims -> inspect(claims, now)).orElseGet(Inspection.Forged::new);
    }

    private static Inspection inspect(JWTClaimsSet claims, Instant now) {
        if (!IssuerNames.GATEWAY.equals(claims.getIssuer())
                || !List.of(AUDIENCE).equals(claims.getAudience())
                || claims.getSubject() == null
                || claims.getExpirationTime() == null
                || claims.getIssueTime() == null
                || claims.getIssueTime().toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            return new Inspection.Forged();
        }
        Instant end = claims.getExpirationTime().toInstant();
        return now.isBefore(end) ? new Inspection.Genuine(claims.getSubject()) : new Inspection.Expired(end);
    }

    // A token counts whole seconds.
    private static Instant end(Credential credential, Instant now) {
        Instant end = now.plus(LIFETIME);
        Instant last = credential.expiresAt();
        return (last != null && last.isBefore(end) ? last : end).truncatedTo(ChronoUnit.SECONDS);
    }
}
