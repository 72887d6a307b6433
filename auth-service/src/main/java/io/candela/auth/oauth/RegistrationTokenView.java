package io.candela.auth.oauth;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.NavigableSet;

/** A registration token as its maker sees it once. */
@Schema(name = "RegistrationToken", description = "What lets an app register itself, once")
record RegistrationTokenView(
        @Schema(
                description = "The initial access token of RFC 7591. Keep it now: it is not shown again",
                example = "cdl_register_0000000000000000000000000000000000000000000")
        String token,

        @Schema(description = "What the app may be allowed to do at most", example = "[\"market:read\",\"openid\"]")
        NavigableSet<String> scopes,

        Instant expiresAt) {
    /** Without the token: answers end up in debug logs. */
    @Override
    public String toString() {
        return "RegistrationTokenView[expiresAt=%s]".formatted(expiresAt);
    }
}
