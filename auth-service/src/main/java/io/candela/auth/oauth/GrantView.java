package io.candela.auth.oauth;

import io.candela.contracts.Credential.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.NavigableSet;

/** A grant as its giver sees it. */
@Schema(name = "Grant", description = "What you have allowed an app to do")
record GrantView(
        @Schema(example = "grant_01ZUW8Yh4vG2kQm7TnR5sX") String id,

        @Schema(description = "Id of the app", example = "client_01ZUW8Yh4vG2kQm7TnR5sX")
        String client,

        @Schema(description = "What the app calls itself", example = "Portfolio")
        String clientName,

        @Schema(description = "What it may do", example = "[\"market:read\"]")
        NavigableSet<String> scopes,

        Status status,
        Instant createdAt) {
    static GrantView of(Grant.Given given) {
        Grant grant = given.grant();
        return new GrantView(
                grant.id(), grant.client(), given.clientName(), grant.scopes(), given.status(), grant.createdAt());
    }
}
