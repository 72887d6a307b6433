package io.candela.gateway.authentication;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Environment;
import io.candela.gateway.authentication.Authentication.Authenticated;
import io.candela.gateway.authentication.Authentication.Guessed;
import io.candela.gateway.authentication.Authentication.Refused;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;

/** Decides who calls, from what the request shows. */
final class Authenticator {
    private final Function<String, Optional<KnownCredential>> directory;
    private final Environment environment;

    /** {@code directory} finds a credential by the hash of its secret. */
    Authenticator(Function<String, Optional<KnownCredential>> directory, Environment environment) {
        this.directory = directory;
        this.environment = environment;
    }

    Authentication authenticate(Presented presented, InetAddress address, Instant now) {
        return switch (presented) {
            case Presented.Secret(var text) -> authenticate(text, address, now);
            case Presented.Nothing _ ->
                refused(
                        "missing-credentials",
                        "Send your API key as 'Authorization: Bearer <key>' or as 'X-Api-Key: <key>'.");
            case Presented.OtherScheme _ ->
                refused("unsupported-authentication", "The Authorization header must be 'Bearer <key>'.");
            case Presented.Ambiguous _ ->
                new Refused(new Refusal(
                        "ambiguous-credentials", "This request shows two different credentials. Send one of them."));
        };
    }

    private Authentication authenticate(String text, InetAddress address, Instant now) {
        Optional<ApiKey> key = ApiKey.parse(text);
        if (key.isEmpty()) {
            return guessed("This is not an API key of Candela; if it was one, it has been mistyped or cut short.");
        }
        if (!environment.admits(key.get().mode())) {
            return refused(
                    "wrong-environment",
                    "This is a %s key, and here is the %s environment."
                            .formatted(key.get().mode().code(), environment.code()));
        }
        return directory
                .apply(key.get().hash())
                .map(known -> check(known, address, now))
                .orElseGet(() -> guessed("There is no such API key."));
    }

    private static Authentication check(KnownCredential known, InetAddress address, Instant now) {
        Credential credential = known.credential();
        if (credential.status() == Credential.Status.REVOKED) {
            return refused("revoked-key", "This API key has been revoked.");
        }
        Instant end = credential.expiresAt();
        if (end != null && !now.isBefore(end)) {
            return refused("expired-key", "This API key expired at %s.".formatted(end));
        }
        if (!known.admits(address)) {
            return new Refused(new Refusal(
                    "address-not-allowed",
                    "This API key may not be used from %s.".formatted(address.getHostAddress())));
        }
        return new Authenticated(known);
    }

    private static Refused refused(String code, String detail) {
        return new Refused(challenged(code, detail));
    }

    private static Guessed guessed(String detail) {
        return new Guessed(challenged("invalid-key", detail));
    }

    // RFC 6750, section 3: an error code only where a credential was shown.
    private static Refusal challenged(String code, String detail) {
        String error = code.equals("missing-credentials") ? "" : ", error=\"invalid_token\"";
        return new Refusal(code, detail).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"candela\"" + error);
    }
}
