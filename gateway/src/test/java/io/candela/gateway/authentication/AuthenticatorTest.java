package io.candela.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Environment;
import io.candela.contracts.KeyMode;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Verdict;
import io.candela.gateway.routes.Access;
import io.candela.platform.identity.IdentityKeys;
import io.candela.platform.identity.TokenSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final InetAddress HERE = InetAddress.ofLiteral("203.0.113.7");

    private final Map<String, KnownCredential> known = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final Tickets tickets;
    private final Authenticator authenticator;
    private final ApiKey key = Credentials.key();
    private final Credential credential = Credentials.active("key_1", key, "free", "market:read");

    AuthenticatorTest(@TempDir Path folder) throws IOException {
        IdentityKeyFiles files = new IdentityKeyFiles(folder);
        files.create("current");
        tickets = new Tickets(
                TokenSigner.withKeyIn(files.privateKey("current"), Tickets.TYPE),
                new IdentityKeys(files.publicKeys(), NOW));
        authenticator = authenticator(Environment.REPLAY);
    }

    @Test
    void aKnownKeyIsItsCaller() {
        learn(credential);
        assertThat(authenticate(key.text()))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        who -> assertThat(who.credential().caller().account()).isEqualTo("acct_key_1"));
    }

    @Test
    void nothingShownIsAChallenge() {
        Refusal refusal = refused(authenticator.authenticate(Presented.in(List.of(), List.of(), List.of()), HERE, NOW));
        assertThat(refusal.code()).isEqualTo("missing-credentials");
        assertThat(refusal.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Bearer realm=\"candela\", resource_metadata=\"https://candela.example/.well-known/oauth-protected-resource\"");
    }

    @Test
    void anotherSchemeIsSaidToBeNotUnderstood() {
        Presented basic = Presented.in(List.of("Basic dXNlcjpwYXNz"), List.of(), List.of());
        assertThat(refused(authenticator.authenticate(basic, HERE, NOW)).code())
                .isEqualTo("unsupported-authentication");
    }

    @Test
    void theSchemeIsReadInAnyCaseAndTheKeyInEitherHeaderOrBoth() {
        for (Presented presented : List.of(
                Presented.in(List.of("bearer abc"), List.of(), List.of()),
                Presented.in(List.of("BEARER  abc "), List.of(), List.of()),
                Presented.in(List.of(), List.of("abc"), List.of()),
                Presented.in(List.of("Bearer abc"), List.of(" abc"), List.of()))) {
            assertThat(presented).isEqualTo(new Presented.Secret("abc"));
        }
    }

    @Test
    void twoDifferentCredentialsAreAmbiguous() {
        for (Presented presented : List.of(
                Presented.in(List.of("Bearer abc"), List.of("def"), List.of()),
                Presented.in(List.of("Bearer abc", "Bearer def"), List.of(), List.of()),
                Presented.in(List.of(), List.of("abc", "def"), List.of()))) {
            assertThat(refused(authenticator.authenticate(presented, HERE, NOW)).code())
                    .isEqualTo("ambiguous-credentials");
        }
    }

    @Test
    void aMistypedKeyIsRefusedWithoutALookUp() {
        learn(credential);
        char last = key.text().charAt(key.text().length() - 1);
        String mistyped = key.text().substring(0, key.text().length() - 1) + (last == 'a' ? 'b' : 'a');
        assertThat(authenticate(mistyped)).isInstanceOf(Authentication.Guessed.class);
        assertThat(refused(authenticate(mistyped)).code()).isEqualTo("invalid-key");
        assertThat(lookups).hasValue(0);
    }

    @Test
    void anUnknownKeyIsAGuess() {
        assertThat(authenticate(Credentials.key().text())).isInstanceOf(Authentication.Guessed.class);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void aLiveKeyDoesNotWorkOnAReplay() {
        ApiKey live = ApiKey.generate(KeyMode.LIVE, new SecureRandom());
        learn(Credentials.active("key_2", live, "free", "market:read"));
        assertThat(refused(authenticate(live.text())).code()).isEqualTo("wrong-environment");
        assertThat(authenticator(Environment.LIVE).authenticate(new Presented.Secret(live.text()), HERE, NOW))
                .isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void aRevokedKeyIsRefusedAndIsNoGuess() {
        learn(Credentials.revoked(credential));
        assertThat(authenticate(key.text())).isInstanceOf(Authentication.Refused.class);
        assertThat(refused(authenticate(key.text())).code()).isEqualTo("revoked-key");
    }

    @Test
    void aKeyIsRefusedFromTheInstantOfItsExpiry() {
        learn(Credentials.until(credential, NOW));
        assertThat(refused(authenticate(key.text())).code()).isEqualTo("expired-key");
        learn(Credentials.until(credential, NOW.plusNanos(1)));
        assertThat(authenticate(key.text())).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void aKeyWorksFromItsAddressRangesOnly() {
        learn(Credentials.from(credential, "198.51.100.0/24"));
        assertThat(refused(authenticate(key.text())).code()).isEqualTo("address-not-allowed");
        learn(Credentials.from(credential, "198.51.100.0/24", "203.0.113.0/24"));
        assertThat(authenticate(key.text())).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void aMissingScopeIsNamed() {
        Verdict verdict = Entitlement.check(new Access.Scoped("signals:read"), Set.of("market:read"));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("missing-scope");
            assertThat(refused.refusal().detail()).contains("signals:read");
            assertThat(refused.refusal().headers().get("WWW-Authenticate")).contains("scope=\"signals:read\"");
        });
        assertThat(Entitlement.check(new Access.Scoped("market:read"), Set.of("market:read")))
                .isEqualTo(Verdict.PASSED);
        assertThat(Entitlement.check(new Access.Open(), Set.of())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aTicketStandsForTheKeyThatMadeIt() {
        learn(credential);
        assertThat(show(ticket()))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        who -> assertThat(who.credential().credential()).isEqualTo(credential));
    }

    @Test
    void aTicketIsAmbiguousBesideAnythingElse() {
        for (Presented presented : List.of(
                Presented.in(List.of("Bearer abc"), List.of(), List.of("ticket")),
                Presented.in(List.of("Basic abc"), List.of(), List.of("ticket")),
                Presented.in(List.of(), List.of("abc"), List.of("ticket")),
                Presented.in(List.of(), List.of("ticket"), List.of("ticket")),
                Presented.in(List.of(), List.of(), List.of("ticket", "ticket")))) {
            assertThat(refused(authenticator.authenticate(presented, HERE, NOW)).code())
                    .isEqualTo("ambiguous-credentials");
        }
    }

    @Test
    void aTicketEndsWithItsKey() {
        String ticket = ticket();
        assertThat(refused(show(ticket)).code()).isEqualTo("revoked-key");
        learn(Credentials.revoked(credential));
        assertThat(refused(show(ticket)).code()).isEqualTo("revoked-key");
        learn(Credentials.until(credential, NOW));
        assertThat(refused(show(ticket)).code()).isEqualTo("expired-key");
        learn(Credentials.from(credential, "198.51.100.0/24"));
        assertThat(refused(show(ticket)).code()).isEqualTo("address-not-allowed");
        assertThat(show(ticket)).isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void aTicketEndsAfterAnHourAndThatIsNoGuess() {
        learn(credential);
        Authentication late =
                authenticator.authenticate(new Presented.Ticket(ticket()), HERE, NOW.plus(Tickets.LIFETIME));
        assertThat(late).isInstanceOf(Authentication.Refused.class);
        assertThat(refused(late).code()).isEqualTo("expired-ticket");
        assertThat(refused(late).headers().get("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void aForgedTicketIsAGuess() {
        learn(credential);
        for (String forged : List.of("", "abc", key.text(), ticket() + "A")) {
            assertThat(show(forged)).isInstanceOf(Authentication.Guessed.class);
            assertThat(refused(show(forged)).code()).isEqualTo("invalid-ticket");
        }
        assertThat(authenticate(ticket())).isInstanceOf(Authentication.Guessed.class);
    }

    @Test
    void whatIsShownDoesNotPrintItself() {
        assertThat(new Presented.Secret(key.text()).toString()).doesNotContain(key.text());
        assertThat(new Presented.Ticket("secret").toString()).doesNotContain("secret");
    }

    private String ticket() {
        return tickets.issue(credential, NOW).ticket();
    }

    private Authentication show(String ticket) {
        return authenticator.authenticate(Presented.in(List.of(), List.of(), List.of(ticket)), HERE, NOW);
    }

    private Authenticator authenticator(Environment environment) {
        SigningKeys none = new SigningKeys();
        return new Authenticator(
                this::find,
                this::withId,
                tickets,
                new ReadTokens(new AccessTokens(none, "https://candela.example"), none),
                environment,
                new Challenge("https://candela.example/.well-known/oauth-protected-resource"));
    }

    private Authentication authenticate(String text) {
        return authenticator.authenticate(new Presented.Secret(text), HERE, NOW);
    }

    private void learn(Credential learnt) {
        known.put(learnt.hash(), Credentials.known(learnt));
    }

    private Optional<KnownCredential> find(String hash) {
        lookups.incrementAndGet();
        return Optional.ofNullable(known.get(hash));
    }

    private Optional<KnownCredential> withId(String id) {
        return known.values().stream()
                .filter(each -> each.credential().id().equals(id))
                .findAny();
    }

    private static Refusal refused(Authentication authentication) {
        return switch (authentication) {
            case Authentication.Refused(var refusal) -> refusal;
            case Authentication.Guessed(var refusal) -> refusal;
            case Authentication.Authenticated _ -> throw new AssertionError("It was let in");
        };
    }
}
