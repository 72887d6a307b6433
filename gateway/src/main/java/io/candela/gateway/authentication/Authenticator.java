package io.candela.gateway.authentication;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Environment;
import io.candela.gateway.authentication.Authentication.Authenticated;
import io.candela.gateway.authentication.Authentication.Guessed;
import io.candela.gateway.authentication.Authentication.Refused;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.credentials.Standing;
import io.candela.gateway.problems.Refusal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Decides who calls, from what the request shows. */
final class Authenticator {
    private final Function<String, Optional<KnownCredential>> byHash;
    private final Function<String, Optional<KnownCredential>> byId;
    private final Tickets tickets;
    private final ReadTokens tokens;
    private final Environment environment;
    private final Challenge challenge;

    /** {@code byHash} finds a credential by the hash of its secret. */
    Authenticator(
            Function<String, Optional<KnownCredential>> byHash,
            Function<String, Optional<KnownCredential>> byId,
            Tickets tickets,
            ReadTokens tokens,
            Environment environment,
            Challenge challenge) {
        this.byHash = byHash;
        this.byId = byId;
        this.tickets = tickets;
        this.tokens = tokens;
        this.environment = environment;
        this.challenge = challenge;
    }

    Authentication authenticate(Presented presented, InetAddress address, Instant now) {
        return switch (presented) {
            case Presented.Secret(var text) when AccessTokens.lookLike(text) -> token(text, now);
            case Presented.Secret(var text) -> key(text, address, now);
            case Presented.Ticket(var text) -> ticket(text, address, now);
            case Presented.Signature(var keyId) -> signer(keyId, address, now);
            case Presented.Nothing _ ->
                refused(
                        "missing-credentials",
                        "Send your API key as 'Authorization: Bearer <key>' or as 'X-Api-Key: <key>', or an access token.");
            case Presented.OtherScheme _ ->
                refused("unsupported-authentication", "The Authorization header must be 'Bearer <key>'.");
            case Presented.Ambiguous _ ->
                new Refused(new Refusal(
                        "ambiguous-credentials", "This request shows two different credentials. Send one of them."));
        };
    }

    private Authentication key(String text, InetAddress address, Instant now) {
        Optional<ApiKey> key = ApiKey.parse(text);
        if (key.isEmpty()) {
            return guessed(
                    "invalid-key",
                    "This is not an API key of Candela; if it was one, it has been mistyped or cut short.");
        }
        if (!environment.admits(key.get().mode())) {
            return refused(
                    "wrong-environment",
                    "This is a %s key, and here is the %s environment."
                            .formatted(key.get().mode().code(), environment.code()));
        }
        return byHash.apply(key.get().hash())
                .map(known -> check(known, address, now))
                .orElseGet(() -> guessed("invalid-key", "There is no such API key."));
    }

    private Authentication signer(String keyId, InetAddress address, Instant now) {
        Optional<KnownCredential> signer =
                byId.apply(keyId).filter(known -> known.credential().signing() != null);
        if (signer.isEmpty()) {
            return guessed("invalid-signature", "There is no API key of this keyid whose requests are signed.");
        }
        return environment.admits(signer.get().credential().mode())
                ? check(signer.get(), address, now)
                : refused("wrong-environment", "This key is not for the %s environment.".formatted(environment.code()));
    }

    private Authentication token(String text, Instant now) {
        return switch (tokens.read(text, now)) {
            case TokenReading.Genuine token ->
                byId.apply(token.grant())
                        .filter(known -> known.credential().kind() == Credential.Kind.GRANT)
                        .map(grant -> token(token, grant, now))
                        .orElseGet(
                                () -> refused(
                                        "invalid-token",
                                        "What this token was issued for is not known here; if it was allowed just now, try again in a second."));
            case TokenReading.Expired(var at) ->
                refused("expired-token", "This access token expired at %s.".formatted(at));
            case TokenReading.Early(var from) ->
                refused("invalid-token", "This access token is good from %s on.".formatted(from));
            case TokenReading.NoKeys _ ->
                Authentication.starting("The keys that access tokens are signed with are not known here yet.");
            case TokenReading.UnknownKey _ ->
                guessed("invalid-token", "This access token was signed with a key that is not known here.");
            case TokenReading.Forged(var reason) ->
                guessed("invalid-token", "This is no access token for this API: %s.".formatted(reason));
        };
    }

    private Authentication token(TokenReading.Genuine token, KnownCredential grant, Instant now) {
        if (!environment.admits(grant.credential().mode())) {
            return refused(
                    "wrong-environment", "This token is not for the %s environment.".formatted(environment.code()));
        }
        return switch (grant.standing(now)) {
            case Standing.Revoked _ ->
                refused("revoked-token", "What this access token was issued for has been revoked.");
            case Standing.Expired(var at) ->
                refused("expired-token", "What this access token was issued for ended at %s.".formatted(at));
            case Standing.Good(var good) -> new Authenticated(good.within(token.scopes()));
        };
    }

    private Authentication ticket(String text, InetAddress address, Instant now) {
        return switch (tickets.inspect(text, now)) {
            case Inspection.Genuine(var credentialId) ->
                byId.apply(credentialId)
                        .map(known -> check(known, address, now))
                        .orElseGet(() -> refused("revoked-key", "The API key of this ticket does not exist any more."));
            case Inspection.Expired(var at) -> refused("expired-ticket", "This ticket expired at %s.".formatted(at));
            case Inspection.Forged _ ->
                guessed(
                        "invalid-ticket",
                        "This ticket was not made here; if it was, it has been changed or cut short.");
        };
    }

    private Authentication check(KnownCredential known, InetAddress address, Instant now) {
        return switch (known.standing(now)) {
            case Standing.Revoked _ -> refused("revoked-key", "This API key has been revoked.");
            case Standing.Expired(var at) -> refused("expired-key", "This API key expired at %s.".formatted(at));
            case Standing.Good _
            when !known.admits(address) ->
                new Refused(new Refusal(
                        "address-not-allowed",
                        "This API key may not be used from %s.".formatted(address.getHostAddress())));
            case Standing.Good(var good) -> new Authenticated(good);
        };
    }

    private Refused refused(String code, String detail) {
        return new Refused(challenge.with(new Refusal(code, detail)));
    }

    private Guessed guessed(String code, String detail) {
        return new Guessed(challenge.with(new Refusal(code, detail)));
    }
}
