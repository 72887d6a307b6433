package io.candela.auth.oauth;

import io.candela.platform.ids.OpaqueIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Makes access tokens what RFC 9068 says they are, and has them name their grant, by which gateways know when it is revoked. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final String GRANT = "grant_id";

    private final Clients clients;
    private final Grants grants;
    private final OAuthProperties properties;
    private final OpaqueIds ids;

    TokenClaims(Clients clients, Grants grants, OAuthProperties properties, OpaqueIds ids) {
        this.clients = clients;
        this.grants = grants;
        this.properties = properties;
        this.ids = ids;
    }

    /** The id of the grant that an access token names. */
    static String grantOf(OAuth2Authorization.Token<?> token) {
        Map<String, Object> claims = Objects.requireNonNull(token.getClaims(), "Access tokens have claims");
        return (String) Objects.requireNonNull(claims.get(GRANT), GRANT);
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        String client = context.getRegisteredClient().getClientId();
        context.getJwsHeader().type("at+jwt");
        context.getClaims()
                .audience(List.of(properties.issuer().toString()))
                .claim("client_id", client)
                .claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())))
                .claim(GRANT, grant(context, client));
    }

    private String grant(JwtEncodingContext context, String client) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return grants.ofClient(clients.find(client).orElseThrow(), ids.next("grant"));
        }
        return Objects.requireNonNull(context.getAuthorization(), "authorization")
                .getId();
    }
}
