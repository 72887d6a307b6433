package io.candela.auth.oauth;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Shows {@link Clients} to the authorization server, each with the terms that hold for all. */
@Component
class RegisteredClients implements RegisteredClientRepository {
    private final Clients clients;
    private final OAuthProperties properties;

    RegisteredClients(Clients clients, OAuthProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered elsewhere");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.find(id).map(this::registered).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return findById(id);
    }

    private RegisteredClient registered(Client client) {
        Client.ClientTerms terms = client.terms();
        RegisteredClient.Builder builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientIdIssuedAt(client.createdAt())
                .clientName(client.name())
                .clientAuthenticationMethod(new ClientAuthenticationMethod(terms.authentication()))
                .authorizationGrantTypes(all -> terms.grantTypes().stream()
                        .map(AuthorizationGrantType::new)
                        .forEach(all::add))
                .redirectUris(all -> all.addAll(terms.redirectUris()))
                .scopes(all -> all.addAll(terms.scopes()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(properties.codeLife())
                        .accessTokenTimeToLive(properties.accessTokenLife())
                        .refreshTokenTimeToLive(properties.refreshTokenLife())
                        .reuseRefreshTokens(false)
                        .build());
        String secret = client.secretHash();
        return secret == null ? builder.build() : builder.clientSecret(secret).build();
    }
}
