package io.candela.gateway.authentication;

import io.candela.gateway.problems.Refusal;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * What a caller without a good credential is told to bring (RFC 6750, section 3), and where it is written who gives such
 * credentials (RFC 9728, section 5.1).
 *
 * @param metadata the address of the description of this API as a protected resource
 */
record Challenge(String metadata) {
    private static final Set<String> NOT_FOR_WANT_OF_A_CREDENTIAL = Set.of("digest-mismatch", "signatures-unavailable");

    Refusal with(Refusal refusal) {
        if (NOT_FOR_WANT_OF_A_CREDENTIAL.contains(refusal.code())) {
            return refusal;
        }
        // An error code only where a credential was shown.
        String error = refusal.code().equals("missing-credentials") ? "" : ", error=\"invalid_token\"";
        return refusal.with(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"candela\", resource_metadata=\"%s\"%s".formatted(metadata, error));
    }
}
