package io.candela.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public halves of the identity keys of gateways and services: the current ones and, around a change of keys, the
 * next. The file is read again when an unknown key is asked for, so that keys can be changed without a restart.
 */
public final class IdentityKeys {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    private final Path file;
    private volatile JWKSet keys;
    private volatile Instant readAt;

    /** The keys in {@code file}, a JWK set (RFC 7517). */
    public IdentityKeys(Path file, Instant now) {
        this.file = file;
        this.keys = read(file);
        this.readAt = now;
    }

    /**
     * The claims of {@code token}, if it is of that type and one of these keys has signed it in the name of its holder;
     * nothing else is checked of them.
     */
    public Optional<JWTClaimsSet> verify(String token, JOSEObjectType type, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || !type.equals(jwt.getHeader().getType())) {
                return Optional.empty();
            }
            Optional<ECKey> key = find(jwt.getHeader().getKeyID(), now);
            if (key.isEmpty() || !jwt.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return IssuerNames.ofKey(key.get().getKeyID()).equals(claims.getIssuer())
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (ParseException | JOSEException unusable) {
            return Optional.empty();
        }
    }

    private Optional<ECKey> find(@Nullable String id, Instant now) {
        if (id == null) {
            return Optional.empty();
        }
        JWK key = keys.getKeyByKeyId(id);
        if (key == null && readAt.plus(BETWEEN_READS).isBefore(now)) {
            readAt = now;
            keys = read(file);
            key = keys.getKeyByKeyId(id);
        }
        return key instanceof ECKey ec ? Optional.of(ec) : Optional.empty();
    }

    private static JWKSet read(Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The identity keys cannot be read", e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " does not hold a JWK set", e);
        }
    }
}
