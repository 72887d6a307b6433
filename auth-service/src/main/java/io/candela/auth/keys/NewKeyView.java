package io.candela.auth.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.candela.contracts.KeyMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** A key as its owner sees it once: with the secret. */
@Schema(name = "NewKey", description = "An API key that was just made")
public record NewKeyView(
        @Schema(example = "key_01ZUW8Yh4vG2kQm7TnR5sX") String id,
        @Schema(example = "bot") String name,

        @Schema(
                description = "The key itself. Keep it now: it is not shown again",
                example = "cdl_test_00000000000000000000000000000000000000",
                pattern = "^cdl_(test|live)_[0-9A-Za-z]{38}$")
        String key,

        @Schema(description = "What the key may do", example = "[\"market:read\"]")
        NavigableSet<String> scopes,

        @Schema(description = "Live keys work on the live market, test keys on sandbox and replay")
        KeyMode mode,

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

        @Schema(description = "How each request with the key must be signed; absent if none need be") @Nullable
        SigningView signing) {

    /** A key whose requests need not be signed. */
    public static NewKeyView of(IssuedKey issued) {
        return of(issued, null);
    }

    static NewKeyView of(IssuedKey issued, @Nullable String signingSecret) {
        Key key = issued.key();
        return new NewKeyView(
                key.id(),
                key.name(),
                issued.secret().text(),
                key.scopes(),
                key.mode(),
                key.addressRanges(),
                key.createdAt(),
                key.expiresAt(),
                SigningView.of(key.signing(), signingSecret));
    }

    /** Without the secret: answers end up in debug logs. */
    @Override
    public String toString() {
        return "NewKeyView[id=%s]".formatted(id);
    }
}
