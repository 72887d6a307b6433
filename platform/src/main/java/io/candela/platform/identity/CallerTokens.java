package io.candela.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import io.candela.contracts.KeyMode;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens of the gateway, and of those other services that may call this one. A token that was found good is remembered until it expires, since checking a signature
 * costs more than the rest of most requests.
 */
public final class CallerTokens {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final int REMEMBERED = 10_000;

    private final IdentityKeys keys;
    private final String service;
    private final Map<String, Set<String>> services;
    private final InstantSource clock;
    private final Cache<String, Accepted> accepted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * Checks tokens for {@code service}.
     *
     * @param services the scopes that other services may claim here, by name; those that are not named may not call
     */
    CallerTokens(IdentityKeys keys, String service, Map<String, Set<String>> services, InstantSource clock) {
        this.keys = keys;
        this.service = service;
        this.services = Map.copyOf(services);
        this.clock = clock;
    }

    /** The caller that {@code token} vouches for, or nothing if the token is not good here and now. */
    public Optional<Caller> verify(String token) {
        Instant now = clock.instant();
        Accepted known = accepted.getIfPresent(token);
        if (known == null) {
            known = check(token, now).orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            accepted.put(token, known);
        }
        return known.until().isAfter(now) ? Optional.of(known.caller()) : Optional.empty();
    }

    private Optional<Accepted> check(String token, Instant now) {
        return keys.verify(token, CallerTokenIssuer.TYPE, now).flatMap(claims -> {
            try {
                return accept(claims, now);
            } catch (ParseException unusable) {
                return Optional.empty();
            }
        });
    }

    private Optional<Accepted> accept(JWTClaimsSet claims, Instant now) throws ParseException {
        if (!List.of(service).equals(claims.getAudience())
                || claims.getSubject() == null
                || claims.getExpirationTime() == null
                || claims.getIssueTime() == null
                || claims.getIssueTime().toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            return Optional.empty();
        }
        Caller caller = caller(claims);
        return mayVouchFor(claims.getIssuer(), caller)
                ? Optional.of(new Accepted(
                        caller, claims.getExpirationTime().toInstant().plus(CLOCK_SKEW)))
                : Optional.empty();
    }

    /** A gateway speaks for people, every other service for itself alone and within the scopes that it has here. */
    private boolean mayVouchFor(String issuer, Caller caller) {
        if (issuer.equals(IssuerNames.GATEWAY)) {
            return !caller.account().startsWith(Caller.SERVICE);
        }
        return caller.equals(Caller.service(issuer, caller.scopes()))
                && services.getOrDefault(issuer, Set.of()).containsAll(caller.scopes())
                && services.containsKey(issuer);
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        return new Caller(
                claims.getSubject(),
                claims.getStringClaim("cid"),
                scope == null || scope.isEmpty() ? Set.of() : Set.of(scope.split(" ")),
                claims.getStringClaim("plan"),
                mode(claims.getStringClaim("mode")));
    }

    private static @Nullable KeyMode mode(@Nullable String code) {
        return code == null ? null : KeyMode.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private record Accepted(Caller caller, Instant until) {}
}
