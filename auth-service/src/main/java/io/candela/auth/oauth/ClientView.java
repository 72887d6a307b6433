package io.candela.auth.oauth;

import io.candela.contracts.Credential.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;

/** An app as the account sees it that registered it. */
@Schema(name = "Client", description = "An app that was registered with a token of yours")
record ClientView(
        @Schema(description = "The client id of OAuth", example = "client_01ZUW8Yh4vG2kQm7TnR5sX")
        String id,

        @Schema(example = "Portfolio") String name,

        @Schema(description = "Where users are sent back to", example = "[\"https://app.example/callback\"]")
        List<String> redirectUris,

        @Schema(description = "How it may get tokens", example = "[\"authorization_code\",\"refresh_token\"]")
        List<String> grantTypes,

        @Schema(description = "What it may be allowed to do", example = "[\"market:read\"]")
        NavigableSet<String> scopes,

        Status status,
        Instant createdAt) {
    static ClientView of(Client client) {
        return new ClientView(
                client.id(),
                client.name(),
                client.terms().redirectUris(),
                client.terms().grantTypes(),
                client.terms().scopes(),
                client.status(),
                client.createdAt());
    }
}
