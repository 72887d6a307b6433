package io.candela.auth.keys;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a key may be allowed to do. */
public enum Scope {
    MARKET_READ,
    SIGNALS_READ,
    SIGNALS_BACKTEST,
    STREAM,
    ALERTS_WRITE,
    ACCOUNT_READ,
    ACCOUNT_WRITE,
    ADMIN;

    /** The name that stands in JSON and in a gateway's routes, such as {@code market:read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The scope of that name, or nothing if there is none. */
    public static Optional<Scope> parse(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findAny();
    }

    /** The names of {@code scopes}, sorted. */
    public static NavigableSet<String> codes(Scope... scopes) {
        NavigableSet<String> codes = new TreeSet<>();
        Arrays.stream(scopes).map(Scope::code).forEach(codes::add);
        return Collections.unmodifiableNavigableSet(codes);
    }

    static List<String> allCodes() {
        return Stream.of(values()).map(Scope::code).toList();
    }
}
