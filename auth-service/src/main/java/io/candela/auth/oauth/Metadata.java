package io.candela.auth.oauth;

import java.util.List;
import java.util.Map;

/** What the authorization server says of itself (RFC 8414, OpenID Connect Discovery), where that differs from what it could do. */
final class Metadata {
    private static final List<String> WITH_SECRET = List.of("client_secret_basic", "client_secret_post");

    private final OAuthProperties properties;

    Metadata(OAuthProperties properties) {
        this.properties = properties;
    }

    void complete(Map<String, Object> claims) {
        claims.put("registration_endpoint", properties.url(Endpoints.REGISTER));
        claims.put("scopes_supported", List.copyOf(GrantableScopes.codes()));
        claims.put("grant_types_supported", List.of("authorization_code", "client_credentials", "refresh_token"));
        claims.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        claims.put("revocation_endpoint_auth_methods_supported", WITH_SECRET);
        claims.put("introspection_endpoint_auth_methods_supported", WITH_SECRET);
        // Nobody here checks what these would bind a token to.
        List.of(
                        "dpop_signing_alg_values_supported",
                        "tls_client_certificate_bound_access_tokens",
                        "pushed_authorization_request_endpoint",
                        "userinfo_endpoint",
                        "end_session_endpoint")
                .forEach(claims::remove);
    }
}
