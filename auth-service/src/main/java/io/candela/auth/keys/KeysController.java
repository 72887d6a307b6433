package io.candela.auth.keys;

import io.candela.auth.keys.KeyRequestReader.Reading;
import io.candela.auth.usage.LastUses;
import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidBody;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The keys of the caller's account. */
@RestController
@RequestMapping("/v1/keys")
@Tag(name = "account")
class KeysController {
    private static final String MOST = "200";
    private static final int MOST_PER_PAGE = Integer.parseInt(MOST);

    private final Keys keys;
    private final KeyIssuer issuer;
    private final KeyEditor editor;
    private final LastUses lastUses;
    private final SignedKeys signedKeys;
    private final Cursors cursors;
    private final InstantSource clock;

    KeysController(
            Keys keys,
            KeyIssuer issuer,
            KeyEditor editor,
            LastUses lastUses,
            SignedKeys signedKeys,
            Cursors cursors,
            InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.editor = editor;
        this.lastUses = lastUses;
        this.signedKeys = signedKeys;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Operation(
            operationId = "listKeys",
            summary = "List your keys",
            description = "The newest first, revoked and expired ones too, without their secrets.")
    @ApiResponse(responseCode = "200", description = "A page of keys")
    @GetMapping
    Page<KeyView> list(
            Caller caller,
            @Parameter(
                            description = "How many keys a page has at most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            defaultValue = "50",
                                            minimum = "1",
                                            maximum = MOST))
                    @RequestParam(defaultValue = "50")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new InvalidParameter("limit", "must be from 1 to " + MOST);
        }
        String list = "keys of " + caller.account();
        String before = cursor == null ? null : cursors.open(list, cursor).getFirst();
        Page<Key> page =
                Page.cut(keys.of(caller.account(), before, limit + 1), limit, last -> cursors.seal(list, last.id()));
        return new Page<>(views(page.data()), page.page());
    }

    @Operation(
            operationId = "getKey",
            summary = "Get one of your keys",
            description = "What it may do, from where, and until when; its secret is not kept.")
    @ApiResponse(responseCode = "200", description = "The key, without its secret")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping("/{id}")
    KeyView get(
            Caller caller,
            @Parameter(description = "Id of the key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable String id) {
        return view(find(caller, id));
    }

    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "The key may do at most what the calling key may do, and is shown this once.")
    @ApiResponse(
            responseCode = "201",
            description = "The new key, with its secret",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is",
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "uri-reference",
                                            example = "/v1/keys/key_01ZUW8Yh4vG2kQm7TnR5sX")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @PostMapping
    ResponseEntity<NewKeyView> create(Caller caller, @RequestBody KeyRequest request) {
        Reach own = reachOf(caller);
        KeyRequestReader reader =
                new KeyRequestReader(own.scopes(), own.addressRanges(), clock.instant(), signedKeys::fresh);
        KeyTerms terms = switch (reader.read(request, issuer.mode())) {
            case Reading.Understood understood -> understood.terms();
            case Reading.Wrong wrong -> throw new InvalidBody("The key cannot be made like this.", wrong.errors());
        };
        own.demand(terms.reach());
        IssuedKey issued = switch (issuer.issue(caller.account(), terms)) {
            case Issuance.Issued made -> made.key();
            case Issuance.LimitReached reached -> throw new TooManyKeys(reached.limit());
            case Issuance.AccountUnknown unknown -> throw new UnknownAccount();
        };
        return ResponseEntity.created(URI.create("/v1/keys/" + issued.key().id()))
                .body(view(issued));
    }

    @Operation(
            operationId = "changeKey",
            summary = "Change a key",
            description =
                    "Renames it, or changes what it may do, from where, and how its requests are signed, but never to more than the calling key may. Gateways go by it within a second.")
    @ApiResponse(responseCode = "200", description = "The key as it is now, without its secret")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @PatchMapping("/{id}")
    KeyView change(
            Caller caller,
            @Parameter(description = "Id of the key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable String id,
            @RequestBody KeyChange change) {
        Key changed = editor.change(caller.account(), id, reachOf(caller), change);
        return view(changed, change.signing() == null ? null : signedKeys.secretOf(changed));
    }

    @Operation(
            operationId = "rotateKey",
            summary = "Rotate a key",
            description =
                    "Makes a new key that may do the same, and is shown this once. Both work until the old one's grace ends, which is then its `expiresAt`; revoke it to end the grace sooner. Until then the new key cannot be rotated itself. The old key does not count as one of the account's keys any more.")
    @ApiResponse(
            responseCode = "201",
            description = "The new key, with its secret, and the old one",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where the new key is",
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "uri-reference",
                                            example = "/v1/keys/key_01ZUW8Yh4vG2kQm7TnR5sX")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @PostMapping("/{id}/rotate")
    ResponseEntity<RotatedView> rotate(
            Caller caller,
            @Parameter(description = "Id of the key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable String id,
            @RequestBody(required = false) @Nullable RotationRequest request) {
        Duration grace = request == null ? RotationRequest.DEFAULT_GRACE : request.grace();
        Rotated rotated = editor.rotate(caller.account(), id, reachOf(caller), grace);
        return ResponseEntity.created(
                        URI.create("/v1/keys/" + rotated.successor().key().id()))
                .body(new RotatedView(view(rotated.successor()), view(rotated.old())));
    }

    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "For good: the key is refused within a second. Revoking it again changes nothing.")
    @ApiResponse(responseCode = "204", description = "The key is revoked")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(
            Caller caller,
            @Parameter(description = "Id of the key", example = "key_01ZUW8Yh4vG2kQm7TnR5sX") @PathVariable String id) {
        keys.revoke(find(caller, id));
        return ResponseEntity.noContent().build();
    }

    /** A credential that is no key, such as an OAuth grant, is bound to no addresses. */
    private Reach reachOf(Caller caller) {
        String credential = caller.credentialId();
        List<String> ranges = credential == null
                ? List.of()
                : keys.find(caller.account(), credential)
                        .map(Key::addressRanges)
                        .orElse(List.of());
        return Reach.of(caller.scopes(), ranges);
    }

    private NewKeyView view(IssuedKey issued) {
        return NewKeyView.of(issued, signedKeys.secretOf(issued.key()));
    }

    private KeyView view(Key key) {
        return view(key, null);
    }

    private KeyView view(Key key, @Nullable String signingSecret) {
        return KeyView.of(key, signingSecret, lastUses.of(List.of(key.id())).get(key.id()), clock.instant());
    }

    private List<KeyView> views(List<Key> shown) {
        Instant now = clock.instant();
        Map<String, Instant> uses = lastUses.of(shown.stream().map(Key::id).toList());
        return shown.stream()
                .map(key -> KeyView.of(key, null, uses.get(key.id()), now))
                .toList();
    }

    private Key find(Caller caller, String id) {
        return keys.find(caller.account(), id).orElseThrow(() -> new UnknownKey(id));
    }
}
