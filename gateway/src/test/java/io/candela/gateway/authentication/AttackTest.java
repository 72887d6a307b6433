package io.candela.gateway.authentication;

import static io.candela.gateway.authentication.AccessTokenFixture.ISSUER;
import static io.candela.gateway.authentication.AccessTokenFixture.json;
import static io.candela.gateway.authentication.AccessTokenFixture.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Environment;
import io.candela.contracts.KeyMode;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.platform.identity.IdentityKeys;
import io.candela.platform.identity.TokenSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials that must not let anybody in, each made so that a careless gateway would take it. */
class AttackTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final InetAddress HERE = InetAddress.ofLiteral("203.0.113.7");
    private static final AccessTokenFixture OURS = new AccessTokenFixture("current");
    private static final AccessTokenFixture THEIRS = new AccessTokenFixture("theirs");
    private static final AccessTokenFixture THEIRS_UNDER_OUR_NAME = new AccessTokenFixture("current");
    private static final String GRANT = "grant_1";

    private final Map<String, KnownCredential> byHash = new HashMap<>();
    private final Map<String, KnownCredential> byId = new HashMap<>();
    private final SigningKeys keys = new SigningKeys();
    private final Authenticator authenticator;

    AttackTest(@TempDir Path folder) throws IOException {
        IdentityKeyFiles files = new IdentityKeyFiles(folder);
        files.create("current");
        authenticator = new Authenticator(
                hash -> Optional.ofNullable(byHash.get(hash)),
                id -> Optional.ofNullable(byId.get(id)),
                new Tickets(
                        TokenSigner.withKeyIn(files.privateKey("current"), Tickets.TYPE),
                        new IdentityKeys(files.publicKeys(), NOW)),
                new ReadTokens(new AccessTokens(keys, ISSUER), keys),
                Environment.REPLAY,
                new Challenge(ISSUER + ProtectedResource.PATH));
    }

    @BeforeEach
    void aGrantAndItsKey() {
        keys.learn(OURS.published());
        learn(Credentials.grant(GRANT, "free", "market:read", "signals:read"));
    }

    /** An attack by token. */
    record Attack(String name, String token, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> tokens() {
        Map<String, Object> good = claims();
        return Stream.of(
                new Attack(
                        "alg none, unsigned",
                        part(json(header("alg", "none"))) + "." + part(json(good)) + ".",
                        "invalid-token"),
                new Attack(
                        "alg None in odd case",
                        part(json(header("alg", "nOnE"))) + "." + part(json(good)) + ".",
                        "invalid-token"),
                new Attack(
                        "alg none with a good signature",
                        OURS.token(json(header("alg", "none")), json(good)),
                        "invalid-token"),
                new Attack("no alg", OURS.token(json(header("alg", null)), json(good)), "invalid-token"),
                new Attack(
                        "HS256 with the public key in DER as the secret",
                        AccessTokenFixture.withMac(header("alg", "HS256"), good, publicKey()),
                        "invalid-token"),
                new Attack(
                        "HS256 with the public key in PEM as the secret",
                        AccessTokenFixture.withMac(header("alg", "HS256"), good, pem()),
                        "invalid-token"),
                new Attack(
                        "a MAC under the name of RS256",
                        AccessTokenFixture.withMac(OURS.header(), good, publicKey()),
                        "invalid-token"),
                new Attack(
                        "RS512 said, RS256 signed",
                        OURS.token(json(header("alg", "RS512")), json(good)),
                        "invalid-token"),
                new Attack("no signature", OURS.token(good).replaceAll("[^.]+$", ""), "invalid-token"),
                new Attack("claims changed after signing", swapped(), "invalid-token"),
                new Attack(
                        "signed by another key under our key's id", THEIRS_UNDER_OUR_NAME.token(good), "invalid-token"),
                new Attack("unknown kid", THEIRS.token(good), "invalid-token"),
                new Attack("no kid", OURS.token(json(header("kid", null)), json(good)), "invalid-token"),
                new Attack(
                        "kid that is a path",
                        OURS.token(json(header("kid", "../../dev/null")), json(good)),
                        "invalid-token"),
                new Attack("jku injection", injected("jku", "https://evil.example/keys"), "invalid-token"),
                new Attack("x5u injection", injected("x5u", "https://evil.example/chain"), "invalid-token"),
                new Attack("x5c injection", injected("x5c", List.of("MIIB")), "invalid-token"),
                new Attack(
                        "embedded key", injected("jwk", THEIRS.key.toPublicJWK().toJSONObject()), "invalid-token"),
                new Attack(
                        "jku beside a good signature",
                        OURS.token(json(header("jku", "https://evil.example")), json(good)),
                        "invalid-token"),
                new Attack("crit", OURS.token(json(header("crit", List.of("exp"))), json(good)), "invalid-token"),
                new Attack("unencoded payload", OURS.token(json(header("b64", false)), json(good)), "invalid-token"),
                new Attack("an ID token", OURS.token(json(header("typ", "JWT")), json(good)), "invalid-token"),
                new Attack("no type", OURS.token(json(header("typ", null)), json(good)), "invalid-token"),
                new Attack(
                        "a session of the login page",
                        OURS.token(json(header("typ", "candela-session+jwt")), json(good)),
                        "invalid-token"),
                with("wrong iss", "iss", "https://evil.example"),
                with("iss with a slash more", "iss", ISSUER + "/"),
                with("no iss", "iss", null),
                with("wrong aud", "aud", "https://other.example"),
                with("aud is the client", "aud", List.of("client_1")),
                with("no aud", "aud", null),
                with("aud of another type", "aud", Map.of("a", ISSUER)),
                new Attack("expired", OURS.token(claims("exp", NOW.getEpochSecond())), "expired-token"),
                with("no exp", "exp", null),
                with("exp as text", "exp", "2999-01-01"),
                with("exp beyond all time", "exp", Long.MAX_VALUE),
                with("not yet valid", "nbf", NOW.plusSeconds(60).getEpochSecond()),
                with("nbf of another type", "nbf", "now"),
                with("issued in the future", "iat", NOW.plusSeconds(60).getEpochSecond()),
                with("no iat", "iat", null),
                with("no grant", "grant_id", null),
                with("a grant that nobody gave", "grant_id", "grant_2"),
                with("a key for a grant", "grant_id", "key_1"),
                with("no scope", "scope", null),
                with("bound to a key", "cnf", Map.of("jkt", "x")),
                new Attack(
                        "duplicate claims",
                        OURS.token(json(OURS.header()), twice(good, "iss", "https://evil.example")),
                        "invalid-token"),
                new Attack(
                        "duplicate header",
                        OURS.token(json(OURS.header()).replace("{", "{\"alg\":\"none\","), json(good)),
                        "invalid-token"),
                new Attack(
                        "oversized", OURS.token(claims("padding", "x".repeat(AccessTokens.LONGEST))), "invalid-token"),
                new Attack(
                        "deeply nested",
                        OURS.token(json(OURS.header()), "[".repeat(1500) + "]".repeat(1500)),
                        "invalid-token"),
                new Attack("five parts, as if encrypted", OURS.token(good) + ".a.b", "invalid-token"),
                new Attack("not base64", OURS.token(good).replace('.', '!') + "..", "invalid-token"),
                new Attack("claims that are no object", OURS.token(json(OURS.header()), "[]"), "invalid-token"),
                new Attack("claims that are no JSON", OURS.token(json(OURS.header()), "{"), "invalid-token"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenThatIsNotGoodIsRefused(Attack attack) {
        learn(Credentials.active("key_1", Credentials.key(), "free", "market:read"));
        assertThat(codeOf(attack.token())).isEqualTo(attack.code());
    }

    @Test
    void aGoodTokenIsItsGrant() {
        assertThat(authenticate(OURS.token(claims())))
                .isInstanceOfSatisfying(Authentication.Authenticated.class, caller -> {
                    assertThat(caller.credential().credential().id()).isEqualTo(GRANT);
                    assertThat(caller.credential().caller().account()).isEqualTo("acct_" + GRANT);
                    assertThat(caller.credential().credential().plan()).isEqualTo("free");
                    assertThat(caller.credential().credential().scopes())
                            .containsExactly("market:read", "signals:read");
                });
    }

    @Test
    void aTokenAllowsNoMoreThanItSaysAndNoMoreThanItsGrant() {
        assertThat(scopes(OURS.token(claims("scope", "market:read account:write"))))
                .containsExactly("market:read");
        assertThat(scopes(OURS.token(claims("scope", "")))).isEmpty();
    }

    @Test
    void aTokenOfARevokedGrantIsRefusedAtOnce() {
        String token = OURS.token(claims());
        assertThat(codeOf(token)).isEqualTo("none");
        learn(Credentials.revoked(Credentials.grant(GRANT, "free", "market:read")));
        assertThat(codeOf(token)).isEqualTo("revoked-token");
    }

    @Test
    void aTokenThatWasGoodOnceIsRefusedWhenItHasExpired() {
        String token = OURS.token(claims());
        assertThat(authenticate(token)).isInstanceOf(Authentication.Authenticated.class);
        assertThat(authenticator.authenticate(new Presented.Secret(token), HERE, NOW.plusSeconds(600)))
                .isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void tokensOfThePreviousKeyStayGoodUntilItIsWithdrawn() {
        String before = OURS.token(claims());
        AccessTokenFixture next = new AccessTokenFixture("next");
        keys.learn(new JWKSet(List.of(next.key.toPublicJWK(), OURS.key.toPublicJWK())));
        assertThat(codeOf(before)).isEqualTo("none");
        assertThat(codeOf(next.token(claims()))).isEqualTo("none");
        keys.learn(next.published());
        assertThat(codeOf(before)).isEqualTo("invalid-token");
        assertThat(codeOf(next.token(claims()))).isEqualTo("none");
    }

    @Test
    void anUnknownKidIsNotedOnceHoweverOftenItComes() {
        assertThat(keys.wanted()).isFalse();
        authenticate(THEIRS.token(claims()));
        authenticate(THEIRS.token(claims()));
        assertThat(keys.wanted()).isTrue();
        assertThat(keys.wanted()).isFalse();
    }

    @Test
    void aForgedTokenIsAGuessAndAnExpiredOneIsNot() {
        assertThat(authenticate(THEIRS_UNDER_OUR_NAME.token(claims()))).isInstanceOf(Authentication.Guessed.class);
        assertThat(authenticate(OURS.token(claims("exp", NOW.getEpochSecond()))))
                .isInstanceOf(Authentication.Refused.class);
    }

    /** An attack by key. */
    record KeyAttack(String name, String text, @Nullable Credential known, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<KeyAttack> keys() {
        ApiKey key = Credentials.key();
        ApiKey live = ApiKey.generate(KeyMode.LIVE, new SecureRandom());
        Credential good = Credentials.active("key_1", key, "free", "market:read");
        String text = key.text();
        char last = text.charAt(text.length() - 1);
        return Stream.of(
                new KeyAttack(
                        "wrong checksum",
                        text.substring(0, text.length() - 1) + (last == 'a' ? 'b' : 'a'),
                        good,
                        "invalid-key"),
                new KeyAttack("truncated", text.substring(0, text.length() - 1), good, "invalid-key"),
                new KeyAttack("one character more", text + "a", good, "invalid-key"),
                new KeyAttack("in capitals", text.toUpperCase(Locale.ROOT), good, "invalid-key"),
                new KeyAttack("the mode changed", text.replace("_test_", "_live_"), good, "invalid-key"),
                new KeyAttack("its hash instead", key.hash(), good, "invalid-key"),
                new KeyAttack("its id instead", "key_1", good, "invalid-key"),
                new KeyAttack("empty", "", good, "invalid-key"),
                new KeyAttack("unknown", Credentials.key().text(), good, "invalid-key"),
                new KeyAttack("revoked", text, Credentials.revoked(good), "revoked-key"),
                new KeyAttack("expired", text, Credentials.until(good, NOW), "expired-key"),
                new KeyAttack("wrong range", text, Credentials.from(good, "198.51.100.0/24"), "address-not-allowed"),
                new KeyAttack(
                        "wrong range of the other family",
                        text,
                        Credentials.from(good, "2001:db8::/32"),
                        "address-not-allowed"),
                new KeyAttack(
                        "other mode",
                        live.text(),
                        Credentials.active("key_2", live, "free", "market:read"),
                        "wrong-environment"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyThatIsNotGoodIsRefused(KeyAttack attack) {
        if (attack.known() != null) {
            learn(attack.known());
        }
        assertThat(codeOf(attack.text())).isEqualTo(attack.code());
    }

    private static Map<String, Object> claims() {
        return AccessTokenFixture.claims(ISSUER, GRANT, NOW, "market:read signals:read");
    }

    private static Map<String, Object> claims(String name, @Nullable Object value) {
        return changed(claims(), map -> put(map, name, value));
    }

    private static Map<String, Object> header(String name, @Nullable Object value) {
        return changed(OURS.header(), map -> put(map, name, value));
    }

    private static Attack with(String name, String claim, @Nullable Object value) {
        return new Attack(name, OURS.token(claims(claim, value)), "invalid-token");
    }

    /** Signed with the attacker's key, which the header offers. */
    private static String injected(String name, Object value) {
        Map<String, Object> header = changed(THEIRS_UNDER_OUR_NAME.header(), map -> map.put(name, value));
        return THEIRS_UNDER_OUR_NAME.token(json(header), json(claims()));
    }

    private static String swapped() {
        String[] parts = OURS.token(claims()).split("\\.");
        return parts[0] + '.' + part(json(claims("scope", "admin"))) + '.' + parts[2];
    }

    private static String twice(Map<String, Object> claims, String name, String value) {
        return json(claims).replaceFirst("\\{", "{\"%s\":\"%s\",".formatted(name, value));
    }

    private static Map<String, Object> changed(Map<String, Object> map, Consumer<Map<String, Object>> change) {
        change.accept(map);
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }

    private static byte[] publicKey() {
        try {
            return OURS.key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void learn(Credential credential) {
        KnownCredential known = Credentials.known(credential);
        byHash.put(credential.hash(), known);
        byId.put(credential.id(), known);
    }

    private Authentication authenticate(String text) {
        return authenticator.authenticate(new Presented.Secret(text), HERE, NOW);
    }

    private Set<String> scopes(String token) {
        return authenticate(token) instanceof Authentication.Authenticated(var caller)
                ? caller.credential().scopes()
                : Set.of("refused");
    }

    private String codeOf(String text) {
        return switch (authenticate(text)) {
            case Authentication.Authenticated _ -> "none";
            case Authentication.Refused(var refusal) -> refusal.code();
            case Authentication.Guessed(var refusal) -> refusal.code();
        };
    }
}
