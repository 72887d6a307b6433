package io.candela.auth.oauth;

import io.candela.auth.keys.Scope;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** What apps may be allowed to do: everything but to administer. */
final class GrantableScopes {
    /** What an app gets that asks for nothing. */
    static final NavigableSet<String> LEAST = Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ);

    private static final NavigableSet<String> CODES = allCodes();

    private GrantableScopes() {}

    static NavigableSet<String> codes() {
        return CODES;
    }

    /** Those of {@code scopes} that can be passed on to an app, and signing in, which takes no right. */
    static NavigableSet<String> within(Set<String> scopes) {
        NavigableSet<String> within = new TreeSet<>(CODES);
        within.retainAll(scopes);
        within.add(OidcScopes.OPENID);
        return within;
    }

    /** What a scope allows, in words for the user who is to consent. */
    static String inWords(String code) {
        return Scope.parse(code).map(GrantableScopes::inWords).orElse("know that it is you, by the id of your account");
    }

    private static String inWords(Scope scope) {
        return switch (scope) {
            case MARKET_READ -> "read prices, candles and trades";
            case SIGNALS_READ -> "read signals, grades and indicators";
            case SIGNALS_BACKTEST -> "run back-tests";
            case STREAM -> "open live streams";
            case ALERTS_WRITE -> "make and change your alerts";
            case ACCOUNT_READ -> "see your account, your keys and what you use";
            case ACCOUNT_WRITE -> "change your account: make and revoke keys and apps";
            case ADMIN -> throw new IllegalArgumentException("No app may administer");
        };
    }

    private static NavigableSet<String> allCodes() {
        NavigableSet<String> codes = new TreeSet<>();
        Stream.of(Scope.values())
                .filter(scope -> scope != Scope.ADMIN)
                .map(Scope::code)
                .forEach(codes::add);
        codes.add(OidcScopes.OPENID);
        return Collections.unmodifiableNavigableSet(codes);
    }
}
