package io.candela.auth.oauth;

import io.candela.contracts.Sha256;
import io.candela.platform.ids.OpaqueIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Registers apps, each for one registration token. */
@Component
class Registrations {
    private final RegistrationTokens tokens;
    private final Clients clients;
    private final Grants grants;
    private final OpaqueIds ids;
    private final RandomTexts texts;
    private final int most;

    Registrations(
            RegistrationTokens tokens,
            Clients clients,
            Grants grants,
            OpaqueIds ids,
            RandomTexts texts,
            OAuthProperties properties) {
        this.tokens = tokens;
        this.clients = clients;
        this.grants = grants;
        this.ids = ids;
        this.texts = texts;
        this.most = properties.clientsPerAccount();
    }

    /** What came of wanting to register an app. */
    sealed interface Outcome {
        /** {@code secret} is absent for an app that cannot keep one; it is not kept here. */
        record Registered(Client client, @Nullable String secret) implements Outcome {
            @Override
            public String toString() {
                return "Registered[%s]".formatted(client.id());
            }
        }

        record Wrong(String error, String description) implements Outcome {}

        /** The token is none, too old, or used up. */
        record Unauthorised() implements Outcome {}
    }

    @Transactional
    public Outcome register(String token, JsonNode metadata) {
        RegistrationTokens.Permission permission = tokens.find(token).orElse(null);
        if (permission == null) {
            return new Outcome.Unauthorised();
        }
        return switch (new RegistrationReader(GrantableScopes.within(permission.scopes())).read(metadata)) {
            case RegistrationReader.Reading.Wrong(var error, var description) -> new Outcome.Wrong(error, description);
            case RegistrationReader.Reading.Understood(var name, var terms) ->
                add(token, permission.account(), name, terms);
        };
    }

    private Outcome add(String token, String account, String name, Client.ClientTerms terms) {
        if (clients.countActive(account) >= most) {
            return new Outcome.Wrong(
                    "invalid_client_metadata", "The account has %d apps already: revoke one first".formatted(most));
        }
        if (!tokens.use(token)) {
            return new Outcome.Unauthorised();
        }
        String secret = terms.confidential() ? texts.next("cdl_secret_") : null;
        Client client =
                clients.add(ids.next("client"), account, name, secret == null ? null : Sha256.of(secret), terms);
        if (terms.grantTypes().contains(Grant.OF_CLIENT)) {
            // Gateways know of it before its first token is made.
            grants.ofClient(client, ids.next("grant"));
        }
        return new Outcome.Registered(client, secret);
    }
}
