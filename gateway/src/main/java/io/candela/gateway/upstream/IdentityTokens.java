package io.candela.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Credential;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens that tell services who calls, each made once and used until shortly before it expires: signing is dear. */
public final class IdentityTokens {
    private static final Duration USED_FOR = CallerTokenIssuer.LIFETIME.minusSeconds(15);
    private static final int REMEMBERED = 20_000;
    private static final Caller ANONYMOUS = Caller.anonymous();

    private final CallerTokenIssuer issuer;
    private final InstantSource clock;
    private final Cache<Key, Token> tokens =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    IdentityTokens(CallerTokenIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token for {@code service}; the anonymous one where there is no caller. */
    public String tokenFor(@Nullable KnownCredential caller, String service) {
        Instant now = clock.instant();
        Key key = caller == null
                ? new Key("", 0, service, Set.of())
                : new Key(caller.credential().id(), caller.credential().revision(), service, scopes(caller));
        Token token = tokens.getIfPresent(key);
        if (token == null || !now.isBefore(token.usedUntil())) {
            token = new Token(
                    issuer.issue(caller == null ? ANONYMOUS : caller.caller(), service, now), now.plus(USED_FOR));
            tokens.put(key, token);
        }
        return token.text();
    }

    // Two tokens of one grant may allow different things; a key always allows the same.
    private static Set<String> scopes(KnownCredential caller) {
        Credential credential = caller.credential();
        return credential.kind() == Credential.Kind.GRANT ? credential.scopes() : Set.of();
    }

    private record Key(String credential, long revision, String service, Set<String> scopes) {}

    private record Token(String text, Instant usedUntil) {}
}
