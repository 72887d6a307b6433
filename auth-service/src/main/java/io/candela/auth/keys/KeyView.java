package io.candela.auth.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.KeyMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** A key as its owner sees it later on: without the secret. */
@Schema(name = "Key", description = "An API key, without its secret")
record KeyView(
        @Schema(example = "key_01ZUW8Yh4vG2kQm7TnR5sX") String id,
        @Schema(example = "bot") String name,

        @Schema(description = "How the key begins", example = "cdl_test_8Fq2")
        String hint,

        @Schema(description = "What the key may do", example = "[\"market:read\"]")
        NavigableSet<String> scopes,

        @Schema(description = "Live keys work on the live market, test keys on sandbox and replay")
        KeyMode mode,

        Standing status,

        @Schema(
                description = "CIDR blocks that the key may be used from; empty for anywhere",
                example = "[\"203.0.113.0/24\"]")
        List<String> addressRanges,

        Instant createdAt,

        @Schema(
                description =
                        "When a request that named the key was last counted, seconds after it came; absent if there was none")
        @Nullable
        Instant lastUsedAt,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                description = "From when on the key is refused; null for never",
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant expiresAt,

        @Schema(description = "Since when the key is refused, if it was revoked") @Nullable
        Instant revokedAt,

        @Schema(description = "When the key was rotated, if it was; it works on until it expires") @Nullable
        Instant rotatedAt,

        @Schema(
                description = "Id of the key that took its place, if it was rotated",
                example = "key_01ZUW8Yh4vG2kQm7TnR5sX")
        @Nullable
        String replacedBy,

        @Schema(description = "How each request with the key must be signed; absent if none need be") @Nullable
        SigningView signing) {

    static KeyView of(Key key, @Nullable String signingSecret, @Nullable Instant lastUsedAt, Instant now) {
        Key.Rotation rotation = key.rotation();
        return new KeyView(
                key.id(),
                key.name(),
                key.hint(),
                key.scopes(),
                key.mode(),
                standing(key, now),
                key.addressRanges(),
                key.createdAt(),
                lastUsedAt,
                key.expiresAt(),
                key.revokedAt(),
                rotation == null ? null : rotation.rotatedAt(),
                rotation == null ? null : rotation.replacedBy(),
                SigningView.of(key.signing(), signingSecret));
    }

    private static Standing standing(Key key, Instant now) {
        if (key.status() == Status.REVOKED) {
            return Standing.REVOKED;
        }
        return key.usableAt(now) ? Standing.ACTIVE : Standing.EXPIRED;
    }

    /** Whether the key can be used. */
    enum Standing {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
