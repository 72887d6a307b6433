package io.candela.platform.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a service shows to another one that it calls for itself: tokens of a key of its own, each used until shortly
 * before it expires. The key is read when it is first needed.
 */
public final class ServiceIdentity {
    private static final Duration USED_FOR = CallerTokenIssuer.LIFETIME.minusSeconds(15);

    private final Path privateKeyFile;
    private final Caller self;
    private final String target;
    private final InstantSource clock;
    private @Nullable CallerTokenIssuer issuer;
    private @Nullable Token token;

    /**
     * An identity for calls of one service.
     *
     * @param privateKeyFile a JWK whose id begins with the calling service's name and a dot
     * @param self the calling service and the scopes that it needs
     * @param target the name of the service that is called
     */
    public ServiceIdentity(Path privateKeyFile, Caller self, String target, InstantSource clock) {
        this.privateKeyFile = privateKeyFile;
        this.self = self;
        this.target = target;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    public synchronized String token() {
        Instant now = clock.instant();
        Token current = token;
        if (current == null || !now.isBefore(current.usedUntil())) {
            current = new Token(issuer().issue(self, target, now), now.plus(USED_FOR));
            token = current;
        }
        return current.text();
    }

    private CallerTokenIssuer issuer() {
        CallerTokenIssuer known = issuer;
        if (known == null) {
            known = CallerTokenIssuer.withKeyIn(privateKeyFile);
            issuer = known;
        }
        return known;
    }

    private record Token(String text, Instant usedUntil) {}
}
