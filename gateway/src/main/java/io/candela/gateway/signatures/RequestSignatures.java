package io.candela.gateway.signatures;

import io.candela.contracts.Credential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.signatures.Verification.Genuine;
import io.candela.gateway.signatures.Verification.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Admits requests that their callers have signed, each signature once. */
public final class RequestSignatures {
    private static final String INPUT = "Signature-Input";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RequestVerifier verifier;
    private final Nonces nonces;
    private final String scheme;

    /** {@code scheme} is that which callers use, whatever proxies between make of it. */
    RequestSignatures(RequestVerifier verifier, Nonces nonces, String scheme) {
        this.verifier = verifier;
        this.nonces = nonces;
        this.scheme = scheme;
    }

    /** The signature that came with a request. */
    public SignatureReading read(HttpHeaders headers) {
        return SignatureReader.read(headers.getOrEmpty(INPUT), headers.getOrEmpty("Signature"));
    }

    /** Decides about a request with {@code credential}, which is one that must sign. */
    public Mono<Verification> check(
            SignatureReading reading, ServerHttpRequest request, Credential credential, Instant now) {
        return switch (reading) {
            case SignatureReading.Unsigned _ ->
                Mono.just(new Refused(new Refusal(
                        "signature-required",
                        "Each request with this API key must be signed (RFC 9421), by %s."
                                .formatted(
                                        credential.signing() == null
                                                ? "its owner"
                                                : credential
                                                        .signing()
                                                        .algorithm()
                                                        .code()))));
            case SignatureReading.Malformed(var reason) -> Mono.just(new Refused(malformed(reason)));
            case SignatureReading.Signed(var signature) -> {
                Verification verified =
                        verifier.verify(signature, components(request), hasBody(request), credential, now);
                yield verified instanceof Genuine genuine ? admitOnce(signature, genuine) : Mono.just(verified);
            }
        };
    }

    /** The refusal of headers that cannot be read. */
    public static Refusal malformed(String reason) {
        return new Refusal("invalid-signature", reason + ".");
    }

    /** The request as it may be read now that its signature is genuine. */
    public static ServerHttpRequest guarded(ServerHttpRequest request, Optional<ContentDigest> digest) {
        return digest.<ServerHttpRequest>map(expected -> new DigestedRequest(request, expected))
                .orElse(request);
    }

    private Mono<Verification> admitOnce(MessageSignature signature, Genuine genuine) {
        return Mono.fromCompletionStage(nonces.use(signature))
                .<Verification>map(use -> switch (use) {
                    case FIRST -> genuine;
                    case REPEATED ->
                        new Refused(new Refusal(
                                "signature-replayed", "This signature was used before. Sign each request anew."));
                    case UNKNOWN ->
                        unavailable("Whether this signature was used before is not known. Sign the request anew.");
                })
                .onErrorResume(_ -> Mono.just(
                        unavailable("Whether this signature was used before cannot be found out at the moment.")));
    }

    private static Refused unavailable(String detail) {
        return new Refused(new Refusal("signatures-unavailable", detail).retryAfter(PAUSE));
    }

    RequestComponents components(ServerHttpRequest request) {
        URI uri = request.getURI();
        HttpHeaders headers = request.getHeaders();
        List<String> hosts = headers.getOrEmpty(HttpHeaders.HOST);
        return new RequestComponents(
                request.getMethod().name(),
                scheme,
                hosts.size() == 1 ? hosts.getFirst() : "",
                uri.getRawPath(),
                uri.getRawQuery(),
                headers::getOrEmpty);
    }

    private static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }
}
