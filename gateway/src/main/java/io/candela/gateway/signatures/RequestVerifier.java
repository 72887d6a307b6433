package io.candela.gateway.signatures;

import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Signing;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.signatures.Verification.Forged;
import io.candela.gateway.signatures.Verification.Genuine;
import io.candela.gateway.signatures.Verification.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.Item;

/** Decides whether a signature is the caller's, is new enough, and covers all that matters; not whether it came before. */
final class RequestVerifier {
    private static final String DIGEST = "content-digest";

    private final Verifiers verifiers;
    private final Set<String> authorities;
    private final Duration window;
    private final Duration ahead;

    /**
     * {@code authorities} are the names under which callers reach this gateway: a request that was signed for another host
     * is of no use here.
     */
    RequestVerifier(Verifiers verifiers, Set<String> authorities, Duration window, Duration ahead) {
        this.verifiers = verifiers;
        this.authorities = Set.copyOf(authorities);
        this.window = window;
        this.ahead = ahead;
    }

    /** Verifies the signature of a request with that credential, which must be one that signs. */
    Verification verify(
            MessageSignature signature, RequestComponents request, boolean body, Credential credential, Instant now) {
        Signing signing = Objects.requireNonNull(credential.signing(), "Only those that sign are verified");
        Optional<Refusal> wrong = time(signature, now)
                .or(() -> names(signature, credential, signing))
                .or(() -> coverage(signature, request, body));
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        return switch (SignatureBase.of(signature.input(), request::value)) {
            case SignatureBase.Lacking(var component) ->
                new Refused(invalid("The component %s is not there, or cannot be signed here.".formatted(component)));
            case SignatureBase.Complete base -> {
                Optional<Verifier> verifier = verifiers.of(credential, signing);
                if (verifier.isEmpty()) {
                    yield new Refused(invalid("The secret of this key has ended. Give the key a new one."));
                }
                yield verifier.get().verifies(base.bytes(), signature.bytes())
                        ? genuine(request, body)
                        : new Forged(invalid("The signature is not that of this key for this request."));
            }
        };
    }

    private Optional<Refusal> time(MessageSignature signature, Instant now) {
        Instant created = signature.created();
        Instant expires = signature.expires();
        boolean early = created.isAfter(now.plus(ahead));
        boolean late = !created.plus(window).isAfter(now) || (expires != null && !expires.isAfter(now));
        return early || late
                ? Optional.of(new Refusal(
                        "signature-outside-window",
                        "The signature was made at %s%s, and here it is %s; it is good for %d s."
                                .formatted(
                                        created, expires == null ? "" : " until " + expires, now, window.toSeconds())))
                : Optional.empty();
    }

    private static Optional<Refusal> names(MessageSignature signature, Credential credential, Signing signing) {
        if (!signature.keyId().equals(credential.id())) {
            return Optional.of(
                    invalid("The parameter keyid must be the id of the key, %s.".formatted(credential.id())));
        }
        String algorithm = signature.algorithm();
        return algorithm == null || algorithm.equals(signing.algorithm().code())
                ? Optional.empty()
                : Optional.of(invalid("Requests of this key are signed by %s."
                        .formatted(signing.algorithm().code())));
    }

    private Optional<Refusal> coverage(MessageSignature signature, RequestComponents request, boolean body) {
        Set<String> covered =
                signature.input().get().stream().map(Item::serialize).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        require("@method", covered, missing);
        if (!covered.contains(quoted("@target-uri"))) {
            List.of("@authority", "@path", "@query").forEach(part -> require(part, covered, missing));
        }
        if (body) {
            require(DIGEST, covered, missing);
        }
        for (String credential : List.of("authorization", "x-api-key", DIGEST)) {
            if (!request.headers().apply(credential).isEmpty()) {
                require(credential, covered, missing);
            }
        }
        if (!missing.isEmpty()) {
            return Optional.of(invalid("The signature must cover %s, too."
                    .formatted(missing.stream().distinct().collect(Collectors.joining(", ")))));
        }
        return authorities.contains(request.authority())
                ? Optional.empty()
                : Optional.of(invalid(
                        "The request is signed for another host than %s.".formatted(String.join(", ", authorities))));
    }

    private static Verification genuine(RequestComponents request, boolean body) {
        List<String> header = request.headers().apply(DIGEST);
        if (header.isEmpty()) {
            return new Genuine(Optional.empty());
        }
        Optional<ContentDigest> digest = ContentDigest.read(header);
        if (digest.isEmpty()) {
            return new Refused(new Refusal(
                    "digest-mismatch", "Content-Digest must have a digest by sha-256 or sha-512 (RFC 9530)."));
        }
        return body || digest.get().fits(new byte[0])
                ? new Genuine(digest)
                : new Refused(new Refusal("digest-mismatch", "Content-Digest is that of a body, and there is none."));
    }

    private static void require(String component, Set<String> covered, List<String> missing) {
        if (!covered.contains(quoted(component))) {
            missing.add(quoted(component));
        }
    }

    private static String quoted(String component) {
        return '"' + component + '"';
    }

    private static Refusal invalid(String detail) {
        return new Refusal("invalid-signature", detail);
    }
}
