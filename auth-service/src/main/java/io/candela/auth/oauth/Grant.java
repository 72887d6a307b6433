package io.candela.auth.oauth;

import io.candela.contracts.Credential;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an app may do for an account.
 *
 * @param type how it came about: a value of {@code grant_type} (RFC 6749)
 * @param request the authorization request that it comes from, as JSON; absent for client credentials
 */
record Grant(
        String id,
        String client,
        String account,
        String type,
        NavigableSet<String> scopes,
        @Nullable String request,
        boolean pending,
        Instant createdAt) {
    static final String BY_CODE = "authorization_code";
    static final String OF_CLIENT = "client_credentials";

    Grant {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
    }

    /**
     * A token as it is kept.
     *
     * @param used whether it was used up
     */
    record Token(String hash, Kind kind, Instant issuedAt, Instant expiresAt, boolean used) {}

    /** What a token is for. */
    enum Kind {
        /** Connects the consent page with its request. */
        STATE,
        CODE,
        ACCESS,
        REFRESH
    }

    /** A token and what it belongs to. */
    record Shown(Grant grant, Token token) {}

    /** A grant for its owner to see. */
    record Given(Grant grant, String clientName, Credential.Status status) {}
}
