package io.candela.gateway.signatures;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Signs answers for callers who want that: always the status and the digest of the body, and what else they name. */
final class AnswerSigner {
    private static final String DIGEST = "content-digest";

    private final @Nullable AnswerKey key;
    private final InstantSource clock;

    /** Without a key nothing can be signed. */
    AnswerSigner(@Nullable AnswerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What a request asks for, if that can be done. */
    Optional<WantedSignature> wanted(HttpHeaders request) {
        return key == null ? Optional.empty() : WantedSignature.read(request.getOrEmpty("Accept-Signature"), key.id());
    }

    /** Adds the headers of the signature to those of an answer with that body; none if something wanted is not there. */
    void sign(WantedSignature wanted, RequestComponents request, int status, HttpHeaders answer, byte[] body) {
        List<String> always = new ArrayList<>(List.of("@status"));
        if (body.length > 0) {
            answer.set("Content-Digest", ContentDigest.of(body));
            always.add(DIGEST);
        }
        AnswerKey signing = Objects.requireNonNull(key, "Nothing is wanted of who has no key");
        InnerList input = wanted.input(always, signing.id(), clock.instant());
        if (SignatureBase.of(input, component -> value(component, request, status, answer))
                instanceof SignatureBase.Complete base) {
            answer.set(
                    "Signature-Input",
                    Dictionary.valueOf(Map.of(wanted.label(), input)).serialize());
            answer.set(
                    "Signature",
                    Dictionary.valueOf(Map.of(wanted.label(), ByteSequenceItem.valueOf(signing.sign(base.bytes()))))
                            .serialize());
        }
    }

    private static @Nullable String value(
            StringItem component, RequestComponents request, int status, HttpHeaders answer) {
        if (component.getParams().isEmpty()) {
            return component.get().equals("@status")
                    ? Integer.toString(status)
                    : RequestComponents.header(component.get(), answer::getOrEmpty);
        }
        boolean ofRequest = component.getParams().size() == 1
                && component.getParams().get("req") != null
                && Boolean.TRUE.equals(component.getParams().get("req").get());
        return ofRequest ? request.value(StringItem.valueOf(component.get())) : null;
    }
}
