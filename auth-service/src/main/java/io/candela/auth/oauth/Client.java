package io.candela.auth.oauth;

import io.candela.contracts.Credential;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An app as it was registered.
 *
 * @param account who registered it
 * @param secretHash absent for an app that cannot keep a secret
 */
record Client(
        String id,
        String account,
        String name,
        @Nullable String secretHash,
        ClientTerms terms,
        Credential.Status status,
        Instant createdAt) {

    /**
     * What an app may do, and how.
     *
     * @param authentication how it authenticates: a value of {@code token_endpoint_auth_method} (RFC 7591)
     * @param redirectUris where users are sent back to
     */
    record ClientTerms(
            String authentication, List<String> grantTypes, List<String> redirectUris, NavigableSet<String> scopes) {
        ClientTerms {
            grantTypes = List.copyOf(grantTypes);
            redirectUris = List.copyOf(redirectUris);
            scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        }

        boolean confidential() {
            return !authentication.equals("none");
        }
    }
}
