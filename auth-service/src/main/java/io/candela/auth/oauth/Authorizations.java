package io.candela.auth.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.candela.contracts.Sha256;
import io.candela.platform.ids.OpaqueIds;
import java.security.Principal;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows {@link Grants} to the authorization server. Only hashes are kept, so what it is given of an authorization has just
 * the token by which it was found. A code or a refresh token that comes a second time revokes the grant: one of the two who
 * showed it has stolen it, and nobody knows which.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {
    private static final Logger log = LoggerFactory.getLogger(Authorizations.class);
    private static final String NOT_KEPT = "-";

    private final Grants grants;
    private final RegisteredClients clients;
    private final AuthorizationRequests requests;
    private final OAuthProperties properties;
    private final OpaqueIds ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Authorizations(
            Grants grants,
            RegisteredClients clients,
            AuthorizationRequests requests,
            OAuthProperties properties,
            OpaqueIds ids,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.grants = grants;
        this.clients = clients;
        this.requests = requests;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> write(authorization)));
        if (!first) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /** False if what was shown for this had been used by somebody else meanwhile. */
    private boolean write(OAuth2Authorization authorization) {
        Grant.Token shown = authorization.getAttribute(Grant.Token.class.getName());
        if (shown != null && revoked(authorization, shown)) {
            grants.revoke(authorization.getId());
            return true;
        }
        if (shown != null && usedUp(authorization, shown) && !grants.use(shown.hash())) {
            reused(authorization.getId(), shown.kind());
            return false;
        }
        String id = grant(authorization);
        keep(id, Grant.Kind.CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        keep(id, Grant.Kind.ACCESS, authorization.getAccessToken());
        keep(id, Grant.Kind.REFRESH, authorization.getRefreshToken());
        return true;
    }

    private static boolean revoked(OAuth2Authorization authorization, Grant.Token shown) {
        return switch (shown.kind()) {
            case ACCESS -> invalidated(authorization.getAccessToken());
            case REFRESH -> invalidated(authorization.getRefreshToken());
            case CODE, STATE -> false;
        };
    }

    private static boolean usedUp(OAuth2Authorization authorization, Grant.Token shown) {
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        return switch (shown.kind()) {
            case CODE -> invalidated(authorization.getToken(OAuth2AuthorizationCode.class));
            case REFRESH -> refresh != null && !hash(refresh.getToken()).equals(shown.hash());
            case STATE, ACCESS -> false;
        };
    }

    private static boolean invalidated(OAuth2Authorization.@Nullable Token<?> token) {
        return token != null && token.isInvalidated();
    }

    private void reused(String grant, Grant.Kind kind) {
        grants.revoke(grant);
        log.atWarn()
                .addKeyValue("grant", grant)
                .addKeyValue("kind", kind)
                .log("A token that can be used once came a second time; its grant is revoked");
    }

    /** The id of the grant, which is added or activated if need be. */
    private String grant(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return TokenClaims.grantOf(
                    Objects.requireNonNull(authorization.getAccessToken(), "Client credentials give a token"));
        }
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        OAuth2AuthorizationRequest request = Objects.requireNonNull(
                authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()), "An authorization request");
        if (state == null) {
            grants.activate(authorization.getId(), new TreeSet<>(authorization.getAuthorizedScopes()));
            return authorization.getId();
        }
        Instant now = clock.instant();
        String id = ids.next("grant");
        grants.add(new Grant(
                id,
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                Grant.BY_CODE,
                new TreeSet<>(request.getScopes()),
                requests.write(request),
                true,
                now));
        grants.keep(
                id,
                new Grant.Token(Sha256.of(state), Grant.Kind.STATE, now, now.plus(properties.consentLife()), false));
        return id;
    }

    private void keep(String grant, Grant.Kind kind, OAuth2Authorization.@Nullable Token<?> token) {
        if (token == null || token.isInvalidated()) {
            return;
        }
        OAuth2Token kept = token.getToken();
        grants.keep(
                grant,
                new Grant.Token(
                        hash(kept),
                        kind,
                        Objects.requireNonNull(kept.getIssuedAt(), "issued at"),
                        Objects.requireNonNull(kept.getExpiresAt(), "expires at"),
                        false));
    }

    private static String hash(OAuth2Token token) {
        return Sha256.of(token.getTokenValue());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        grants.refuse(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("Authorizations are found by what is shown of them");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String text, @Nullable OAuth2TokenType type) {
        Grant.Shown found = grants.find(Sha256.of(text)).orElse(null);
        if (found == null || !meant(type, found.token().kind())) {
            return null;
        }
        if (found.token().used()) {
            if (type != null) {
                reused(found.grant().id(), found.token().kind());
            }
            return null;
        }
        RegisteredClient client = clients.findById(found.grant().client());
        return client == null ? null : authorization(client, found.grant(), found.token(), text);
    }

    private static boolean meant(@Nullable OAuth2TokenType type, Grant.Kind kind) {
        return switch (kind) {
            case STATE -> type != null && type.getValue().equals(OAuth2ParameterNames.STATE);
            case CODE -> type != null && type.getValue().equals(OAuth2ParameterNames.CODE);
            case ACCESS -> type == null || type.equals(OAuth2TokenType.ACCESS_TOKEN);
            case REFRESH -> type == null || type.equals(OAuth2TokenType.REFRESH_TOKEN);
        };
    }

    private @Nullable OAuth2Authorization authorization(
            RegisteredClient client, Grant grant, Grant.Token token, String text) {
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id())
                .principalName(grant.account())
                .authorizationGrantType(new AuthorizationGrantType(grant.type()))
                .authorizedScopes(grant.scopes())
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(grant.account(), null, List.of()))
                .attribute(Grant.Token.class.getName(), token);
        String request = grant.request();
        if (request != null) {
            builder.attribute(OAuth2AuthorizationRequest.class.getName(), requests.read(grant, request));
        }
        switch (token.kind()) {
            case STATE -> builder.attribute(OAuth2ParameterNames.STATE, text);
            case CODE -> builder.token(new OAuth2AuthorizationCode(text, token.issuedAt(), token.expiresAt()));
            case REFRESH -> addRefreshToken(builder, grant, token, text);
            case ACCESS -> {
                Map<String, Object> claims = claims(text);
                builder.token(
                        accessToken(text, token, grant),
                        metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims));
            }
        }
        return builder.build();
    }

    private static void addRefreshToken(
            OAuth2Authorization.Builder builder, Grant grant, Grant.Token token, String text) {
        builder.refreshToken(new OAuth2RefreshToken(text, token.issuedAt(), token.expiresAt()));
        if (grant.scopes().contains(OidcScopes.OPENID)) {
            // The next one repeats what this one says of the session, and there is nothing.
            builder.token(
                    new OidcIdToken(NOT_KEPT, token.issuedAt(), token.expiresAt(), Map.of("sub", grant.account())));
        }
    }

    private static OAuth2AccessToken accessToken(String text, Grant.Token token, Grant grant) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, text, token.issuedAt(), token.expiresAt(), grant.scopes());
    }

    /** What an access token says; that it is one of ours is known by its hash. */
    private static Map<String, Object> claims(String text) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(text).getJWTClaimsSet();
            Map<String, Object> all = new HashMap<>();
            claims.getClaims()
                    .forEach((name, value) -> all.put(name, value instanceof Date date ? date.toInstant() : value));
            return all;
        } catch (ParseException e) {
            throw new IllegalStateException("A token that was issued here can be read", e);
        }
    }
}
