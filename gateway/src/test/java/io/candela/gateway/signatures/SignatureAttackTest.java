package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.gateway.credentials.Credentials;
import io.candela.platform.signing.SigningSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that must not let anybody in, each made so that a careless gateway would take it. */
class SignatureAttackTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final String HERE = "api.example";
    private static final String BODY = "{\"strategy\":\"ema-cross\"}";
    private static final String AUTHORIZATION = "Bearer cdl_test_of_somebody";
    private static final List<String> COVERED =
            List.of("@method", "@authority", "@path", "@query", "content-digest", "authorization");
    private static final KeyPair PAIR = pair();
    private static final KeyPair THEIRS = pair();
    private static final Signer OURS = Signer.ed25519("key_1", PAIR.getPrivate());
    private static final Request GOOD = new Request(
            "POST",
            HERE,
            "/v1/backtests",
            "dry=true",
            Map.of("authorization", List.of(AUTHORIZATION), "content-digest", List.of(Signer.digest(BODY))),
            BODY);

    @TempDir
    private Path folder = Path.of("");

    /** A request as it comes over the wire. */
    record Request(
            String method,
            String authority,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            String body) {

        Request with(String header, String... values) {
            Map<String, List<String>> changed = new TreeMap<>(headers);
            changed.put(header, List.of(values));
            return new Request(method, authority, path, query, changed, body);
        }

        Request without(String header) {
            Map<String, List<String>> changed = new TreeMap<>(headers);
            changed.remove(header);
            return new Request(method, authority, path, query, changed, body);
        }

        Request edit(String header, UnaryOperator<String> change) {
            return with(
                    header, change.apply(headers.getOrDefault(header, List.of()).getFirst()));
        }

        Request to(String otherMethod, String otherAuthority, String otherPath, @Nullable String otherQuery) {
            return new Request(otherMethod, otherAuthority, otherPath, otherQuery, headers, body);
        }

        Request saying(String otherBody) {
            return new Request(method, authority, path, query, headers, otherBody);
        }

        Request signed(Signer by, List<String> components, String parameters) {
            Map<String, String> made = by.sign(components, parameters, this::value);
            return with("signature-input", made.getOrDefault("Signature-Input", ""))
                    .with("signature", made.getOrDefault("Signature", ""));
        }

        private String value(String component) {
            return switch (component) {
                case "@method" -> method;
                case "@authority" -> authority;
                case "@path" -> path;
                case "@query" -> '?' + (query == null ? "" : query);
                case "@target-uri" -> "https://" + authority + path + (query == null ? "" : '?' + query);
                default -> String.join(", ", headers.getOrDefault(component, List.of()));
            };
        }
    }

    /** An attack, and what is said to it. */
    record Attack(String name, Request request, String code) {
        Attack(String name, Request request) {
            this(name, request, "invalid-signature");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> requests() {
        Request good = signed(GOOD);
        String parameters = OURS.parameters(NOW);
        return Stream.of(
                new Attack("unsigned", GOOD, "signature-required"),
                // When
                at("too old", NOW.minus(WINDOW)),
                at("from another century", Instant.EPOCH),
                at("from the future", NOW.plus(AHEAD).plusSeconds(1)),
                at("from the end of time", Instant.ofEpochSecond(999_999_999_999_999L)),
                new Attack(
                        "over",
                        GOOD.signed(OURS, COVERED, parameters + ";expires=" + NOW.getEpochSecond()),
                        "signature-outside-window"),
                // What
                new Attack("altered method", good.to("PUT", HERE, "/v1/backtests", "dry=true")),
                new Attack("altered path", good.to("POST", HERE, "/v1/keys", "dry=true")),
                new Attack("path in other letters", good.to("POST", HERE, "/v1/backtest%73", "dry=true")),
                new Attack("altered query", good.to("POST", HERE, "/v1/backtests", "dry=false")),
                new Attack("a query more", good.to("POST", HERE, "/v1/backtests", "dry=true&dry=false")),
                new Attack("no query", good.to("POST", HERE, "/v1/backtests", null)),
                new Attack("for another host", signed(GOOD.to("POST", "evil.example", "/v1/backtests", "dry=true"))),
                new Attack("another host", good.to("POST", "evil.example", "/v1/backtests", "dry=true")),
                new Attack("altered body", good.saying(BODY + ' '), "digest-mismatch"),
                new Attack("no body", good.saying(""), "digest-mismatch"),
                new Attack(
                        "altered digest",
                        good.with("content-digest", Signer.digest("{}")).saying("{}")),
                new Attack("a second digest", good.with("content-digest", Signer.digest(BODY), Signer.digest("{}"))),
                new Attack(
                        "a digest that nobody trusts",
                        signed(GOOD.with("content-digest", "md5=:gnvNMRpVwOpVCOvqBxLlcQ==:")),
                        "digest-mismatch"),
                new Attack("a digest that is none", signed(GOOD.with("content-digest", "sha-256")), "digest-mismatch"),
                new Attack("the authorization of another", good.with("authorization", "Bearer cdl_test_of_another")),
                new Attack("two authorizations", good.with("authorization", AUTHORIZATION, AUTHORIZATION)),
                // How much of it
                without("@method"),
                without("@authority"),
                without("@path"),
                without("@query"),
                without("content-digest"),
                without("authorization"),
                new Attack(
                        "a body, and no digest",
                        GOOD.without("content-digest")
                                .signed(OURS, List.of("@method", "@target-uri", "authorization"), parameters)),
                new Attack("a key in another header", signed(GOOD.with("x-api-key", "cdl_test_of_another"))),
                new Attack("nothing covered", GOOD.signed(OURS, List.of(), parameters)),
                new Attack("a component that is not there", GOOD.signed(OURS, and("x-nothing"), parameters)),
                new Attack("a component of answers", GOOD.signed(OURS, and("@status"), parameters)),
                new Attack("a component in capitals", GOOD.signed(OURS, and("Authorization"), parameters)),
                new Attack("a component twice", GOOD.signed(OURS, and("@path"), parameters)),
                new Attack(
                        "a component by a parameter",
                        good.edit("signature-input", input -> input.replace("\"@path\"", "\"@path\";req"))),
                new Attack(
                        "more components than anybody needs",
                        GOOD.signed(
                                OURS,
                                IntStream.range(0, 40).mapToObj(i -> "x-" + i).toList(),
                                parameters)),
                // Whose
                new Attack(
                        "unknown keyid",
                        GOOD.signed(named("key_2"), COVERED, named("key_2").parameters(NOW))),
                new Attack(
                        "keyid of another in its place",
                        good.edit("signature-input", input -> input.replace("key_1", "key_2"))),
                new Attack("by another key", signed(GOOD, Signer.ed25519("key_1", THEIRS.getPrivate()))),
                new Attack("HMAC with the public key as the secret", signed(GOOD, Signer.hmac("key_1", publicKey()))),
                new Attack("wrong algorithm said", GOOD.signed(OURS, COVERED, parameters + ";alg=\"hmac-sha256\"")),
                new Attack("an algorithm that is none", GOOD.signed(OURS, COVERED, parameters + ";alg=\"none\"")),
                // How it is written
                new Attack(
                        "two signatures",
                        good.edit("signature-input", input -> input + ", two" + input.substring("sig".length()))
                                .edit("signature", value -> value + ", two" + value.substring("sig".length()))),
                new Attack(
                        "two header lines", good.with("signature-input", "sig=" + input(good), "two=" + input(good))),
                new Attack("the same label twice", good.edit("signature-input", input -> input + ", " + input)),
                new Attack("labels that differ", good.edit("signature", value -> value.replace("sig=", "two="))),
                new Attack("no signature", good.without("signature")),
                new Attack("no input", good.without("signature-input")),
                new Attack("created twice", GOOD.signed(OURS, COVERED, ";created=1" + parameters)),
                new Attack("nonce twice", GOOD.signed(OURS, COVERED, parameters + ";nonce=\"other\"")),
                new Attack("keyid twice", GOOD.signed(OURS, COVERED, ";keyid=\"key_2\"" + parameters)),
                new Attack("no created", GOOD.signed(OURS, COVERED, ";nonce=\"1\";keyid=\"key_1\"")),
                new Attack("no nonce", GOOD.signed(OURS, COVERED, parameters.replaceAll("nonce=\"[^\"]*\";", ""))),
                new Attack(
                        "empty nonce",
                        GOOD.signed(OURS, COVERED, parameters.replaceAll("nonce=\"[^\"]*\"", "nonce=\"\""))),
                new Attack("no keyid", GOOD.signed(OURS, COVERED, parameters.replace(";keyid=\"key_1\"", ""))),
                new Attack(
                        "created as text", GOOD.signed(OURS, COVERED, ";created=\"now\";nonce=\"1\";keyid=\"key_1\"")),
                new Attack(
                        "created as a fraction",
                        GOOD.signed(OURS, COVERED, parameters.replaceFirst("created=(\\d+)", "created=$1.5"))),
                new Attack("a parameter that nobody knows", GOOD.signed(OURS, COVERED, parameters + ";trust")),
                new Attack("blanks", good.edit("signature-input", input -> input.replace("(", "( "))),
                new Attack("no list", good.edit("signature-input", input -> input.replaceFirst("\\(.*\\)", "1"))),
                new Attack(
                        "a list of tokens", good.edit("signature-input", input -> input.replace("\"@path\"", "path"))),
                new Attack("not closed", good.edit("signature-input", input -> input.replace(")", ""))),
                new Attack("no bytes", good.edit("signature", value -> value.replace(":", "\""))),
                new Attack("no base64", good.edit("signature", value -> value.replaceFirst("=:.", "=:!"))),
                new Attack("empty signature", good.with("signature", "sig=::")),
                new Attack("a signature cut short", good.with("signature", "sig=:AAAA:")),
                new Attack("nothing in the header", good.with("signature-input", "")),
                new Attack("no ASCII", good.edit("signature-input", input -> input.replace("key_1", "k\u00e9y"))),
                new Attack("oversized", GOOD.signed(OURS, COVERED, parameters + ";tag=\"" + "x".repeat(5000) + '"')),
                new Attack(
                        "a nonce without end",
                        GOOD.signed(
                                OURS,
                                COVERED,
                                parameters.replaceAll("nonce=\"[^\"]*\"", "nonce=\"" + "x".repeat(129) + '"'))),
                new Attack("deeply nested", good.with("signature-input", "sig=" + "(".repeat(2000))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aSignatureThatIsNotGoodIsRefused(Attack attack) throws IOException {
        assertThat(codeOf(attack.request(), paired())).isEqualTo(attack.code());
    }

    @Test
    void aGoodSignatureIsTaken() throws IOException {
        assertThat(codeOf(signed(GOOD), paired())).isEqualTo("none");
        assertThat(codeOf(
                        GOOD.signed(
                                OURS,
                                List.of("@target-uri", "@method", "authorization", "content-digest"),
                                OURS.parameters(NOW) + ";alg=\"ed25519\";tag=\"mine\";expires="
                                        + NOW.plusSeconds(1).getEpochSecond()),
                        paired()))
                .isEqualTo("none");
        Request bare = new Request("GET", HERE, "/v1/prices", null, Map.of(), "");
        assertThat(codeOf(
                        bare.signed(OURS, List.of("@method", "@authority", "@path", "@query"), OURS.parameters(NOW)),
                        paired()))
                .isEqualTo("none");
    }

    @Test
    void aSignatureIsTakenForAsLongAsItsWindow() throws IOException {
        Instant created = NOW.minus(WINDOW).plusSeconds(1);
        assertThat(codeOf(GOOD.signed(OURS, COVERED, OURS.parameters(created)), paired()))
                .isEqualTo("none");
        assertThat(codeOf(GOOD.signed(OURS, COVERED, OURS.parameters(NOW.plus(AHEAD))), paired()))
                .isEqualTo("none");
    }

    @Test
    void aSecretIsThatOfItsKeyAloneAndEndsWithANewOne() throws IOException {
        Signing signing = secrets().fresh(new SecureRandom());
        Credential shared = signing("key_1", signing);
        String secret = secrets().of("key_1", signing).orElseThrow();
        assertThat(codeOf(signed(GOOD, Signer.hmac("key_1", secret)), shared)).isEqualTo("none");
        assertThat(codeOf(signed(GOOD, Signer.hmac("key_2", secret)), signing("key_2", signing)))
                .isEqualTo("invalid-signature");
        assertThat(codeOf(
                        signed(GOOD, Signer.hmac("key_1", secret)),
                        signing("key_1", secrets().fresh(new SecureRandom()))))
                .isEqualTo("invalid-signature");
        assertThat(codeOf(signed(GOOD), shared)).isEqualTo("invalid-signature");
    }

    private String codeOf(Request request, Credential credential) throws IOException {
        RequestVerifier verifier = new RequestVerifier(new Verifiers(secrets()), Set.of(HERE), WINDOW, AHEAD);
        RequestComponents components = new RequestComponents(
                request.method(),
                "https",
                request.authority(),
                request.path(),
                request.query(),
                name -> request.headers().getOrDefault(name, List.of()));
        SignatureReading reading = SignatureReader.read(
                components.headers().apply("signature-input"),
                components.headers().apply("signature"));
        return switch (reading) {
            case SignatureReading.Unsigned _ -> "signature-required";
            case SignatureReading.Malformed _ -> "invalid-signature";
            case SignatureReading.Signed(var signature) ->
                switch (verifier.verify(signature, components, !request.body().isEmpty(), credential, NOW)) {
                    case Verification.Refused(var refusal) -> refusal.code();
                    case Verification.Forged(var refusal) -> refusal.code();
                    case Verification.Genuine(var digest)
                    when digest.isPresent() && !digest.get().fits(request.body().getBytes(StandardCharsets.UTF_8)) ->
                        "digest-mismatch";
                    case Verification.Genuine _ -> "none";
                };
        };
    }

    private SigningSecrets secrets() throws IOException {
        Path file = folder.resolve("request-signing.jwks");
        Files.writeString(
                file,
                new JWKSet(new OctetSequenceKey.Builder(new byte[32])
                                .keyID("master")
                                .build())
                        .toString(false));
        return new SigningSecrets(file);
    }

    private static Credential paired() {
        return signing("key_1", new Signing(Algorithm.ED25519, publicKey()));
    }

    private static Credential signing(String id, Signing signing) {
        return Credentials.signing(Credentials.active(id, Credentials.key(), "free", "market:read"), signing);
    }

    private static Request signed(Request request) {
        return signed(request, OURS);
    }

    private static Request signed(Request request, Signer by) {
        return request.signed(by, COVERED, by.parameters(NOW));
    }

    private static Attack at(String name, Instant created) {
        return new Attack(name, GOOD.signed(OURS, COVERED, OURS.parameters(created)), "signature-outside-window");
    }

    private static Attack without(String component) {
        List<String> rest = new ArrayList<>(COVERED);
        rest.remove(component);
        return new Attack(component + " not covered", GOOD.signed(OURS, rest, OURS.parameters(NOW)));
    }

    private static List<String> and(String component) {
        return Stream.concat(COVERED.stream(), Stream.of(component)).toList();
    }

    private static Signer named(String keyId) {
        return Signer.ed25519(keyId, PAIR.getPrivate());
    }

    private static String input(Request request) {
        return request.headers()
                .getOrDefault("signature-input", List.of())
                .getFirst()
                .substring("sig=".length());
    }

    private static String publicKey() {
        byte[] der = PAIR.getPublic().getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
