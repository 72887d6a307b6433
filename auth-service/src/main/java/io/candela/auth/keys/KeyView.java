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

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                description = "From when on the key is refused; null for never",
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant expiresAt,

        @Schema(description = "Since when the key is refused, if it was revoked") @Nullable
        Instant revokedAt) {

    static KeyView of(Key key, Instant now) {
        return new KeyView(
                key.id(),
                key.name(),
                key.hint(),
                key.scopes(),
                key.mode(),
                standing(key, now),
                key.addressRanges(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt());
    }

    private static Standing standing(Key key, Instant now) {
        if (key.status() == Status.REVOKED) {
            return Standing.REVOKED;
        }
        Instant expiresAt = key.expiresAt();
        return expiresAt == null || expiresAt.isAfter(now) ? Standing.ACTIVE : Standing.EXPIRED;
    }

    /** Whether the key can be used. */
    enum Standing {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
