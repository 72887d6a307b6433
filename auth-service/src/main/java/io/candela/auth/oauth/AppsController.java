package io.candela.auth.oauth;

import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The apps that the caller's account registered, and those that act for it. */
@RestController
@Tag(name = "account")
class AppsController {
    private static final String MOST = "200";
    private static final int MOST_PER_PAGE = Integer.parseInt(MOST);

    private final Clients clients;
    private final Grants grants;
    private final RegistrationTokens tokens;
    private final Cursors cursors;
    private final OAuthProperties properties;
    private final InstantSource clock;

    AppsController(
            Clients clients,
            Grants grants,
            RegistrationTokens tokens,
            Cursors cursors,
            OAuthProperties properties,
            InstantSource clock) {
        this.clients = clients;
        this.grants = grants;
        this.tokens = tokens;
        this.cursors = cursors;
        this.properties = properties;
        this.clock = clock;
    }

    @Operation(
            operationId = "createRegistrationToken",
            summary = "Make a registration token",
            description =
                    "Lets an app register itself once, at the `registration_endpoint` of `/.well-known/oauth-authorization-server` (RFC 7591). The app may be allowed at most what the calling credential may do. The token is shown this once.")
    @ApiResponse(responseCode = "201", description = "The token")
    @PostMapping("/v1/registration-tokens")
    ResponseEntity<RegistrationTokenView> createToken(Caller caller) {
        Instant end = clock.instant().plus(properties.registrationTokenLife()).truncatedTo(ChronoUnit.SECONDS);
        NavigableSet<String> scopes = GrantableScopes.within(caller.scopes());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new RegistrationTokenView(tokens.add(caller.account(), scopes, end), scopes, end));
    }

    @Operation(
            operationId = "listClients",
            summary = "List your apps",
            description = "The apps that were registered with tokens of yours: the newest first, revoked ones too.")
    @ApiResponse(responseCode = "200", description = "A page of apps")
    @GetMapping("/v1/clients")
    Page<ClientView> clients(
            Caller caller,
            @PerPage @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "apps of " + caller.account();
        List<Client> found = clients.of(caller.account(), before(list, cursor, limit), limit + 1);
        return Page.cut(found, limit, last -> cursors.seal(list, last.id())).map(ClientView::of);
    }

    @Operation(
            operationId = "revokeClient",
            summary = "Revoke an app",
            description =
                    "For good, with all that users have allowed it: its tokens are refused within a second. Revoking it again changes nothing.")
    @ApiResponse(responseCode = "204", description = "The app is revoked")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @DeleteMapping("/v1/clients/{id}")
    ResponseEntity<Void> revokeClient(
            Caller caller,
            @Parameter(description = "Id of the app", example = "client_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable
                    String id) {
        if (!clients.revoke(caller.account(), id)) {
            throw new UnknownClient(id);
        }
        return ResponseEntity.noContent().build();
    }

    @Operation(
            operationId = "listGrants",
            summary = "List what acts for you",
            description = "What you have allowed to apps: the newest first, revoked ones too.")
    @ApiResponse(responseCode = "200", description = "A page of grants")
    @GetMapping("/v1/grants")
    Page<GrantView> grants(
            Caller caller,
            @PerPage @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "grants of " + caller.account();
        List<Grant.Given> found = grants.of(caller.account(), before(list, cursor, limit), limit + 1);
        return Page.cut(found.stream().map(GrantView::of).toList(), limit, last -> cursors.seal(list, last.id()));
    }

    @Operation(
            operationId = "revokeGrant",
            summary = "Revoke what you have allowed",
            description = "For good: its tokens are refused within a second. Revoking it again changes nothing.")
    @ApiResponse(responseCode = "204", description = "The grant is revoked")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @DeleteMapping("/v1/grants/{id}")
    ResponseEntity<Void> revokeGrant(
            Caller caller,
            @Parameter(description = "Id of the grant", example = "grant_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable
                    String id) {
        if (!grants.belongs(caller.account(), id)) {
            throw new UnknownGrant(id);
        }
        grants.revoke(id);
        return ResponseEntity.noContent().build();
    }

    private @Nullable String before(String list, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new InvalidParameter("limit", "must be from 1 to " + MOST);
        }
        return cursor == null ? null : cursors.open(list, cursor).getFirst();
    }

    @Parameter(
            description = "How many entries a page has at most",
            schema = @Schema(type = "integer", format = "int32", defaultValue = "50", minimum = "1", maximum = MOST))
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface PerPage {}
}
