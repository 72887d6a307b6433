package io.candela.platform.identity;

import io.candela.contracts.KeyMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as the gateway established it; or a service that asks for itself.
 *
 * @param account the account that the caller acts for, or {@link #ANONYMOUS}
 * @param credentialId absent for an anonymous caller
 * @param scopes what the caller may do; empty for an anonymous caller
 * @param plan absent for an anonymous caller
 * @param mode absent for an anonymous caller
 */
public record Caller(
        String account,
        @Nullable String credentialId,
        Set<String> scopes,
        @Nullable String plan,
        @Nullable KeyMode mode) {

    /** The account of callers of public routes. */
    public static final String ANONYMOUS = "anonymous";

    /** How the account of a service begins; those of people begin otherwise. */
    static final String SERVICE = "service:";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A service that asks in nobody's name but its own; it has no credential and no plan. */
    public static Caller service(String name, Set<String> scopes) {
        return new Caller(SERVICE + name, null, scopes, null, null);
    }

    /** Someone who shows no credential. */
    public static Caller anonymous() {
        return new Caller(ANONYMOUS, null, Set.of(), null, null);
    }
}
