package io.candela.platform.identity;

import io.candela.contracts.KeyMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as the gateway established it.
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

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Someone who shows no credential. */
    public static Caller anonymous() {
        return new Caller(ANONYMOUS, null, Set.of(), null, null);
    }
}
