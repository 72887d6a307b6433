package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.keys.KeyRequestReader.Reading;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.contracts.KeyMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Signing SECRET = new Signing(Algorithm.HMAC_SHA256, "current.c2FsdA");
    private static final Set<String> CALLER = Set.of("market:read", "signals:read", "account:write", "stream");

    @Test
    void aKeyThatAsksForNothingReadsTheMarketAndSignalsFromAnywhereForGood() {
        assertThat(terms(new KeyRequest("  bot ", null, null, null, null, null)))
                .isEqualTo(new KeyTerms("bot", Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ)));
    }

    @Test
    void theDefaultNeverExceedsTheCaller() {
        KeyRequest request = new KeyRequest("bot", null, null, null, null, null);
        assertThat(read(request, Set.of("signals:read", "account:write")))
                .isEqualTo(new Reading.Understood(new KeyTerms("bot", Scope.codes(Scope.SIGNALS_READ))));
        assertThat(faults(read(request, Set.of("account:write")))).containsExactly("scopes");
    }

    @Test
    void aKeyThatNamesNoAddressesIsTiedToThoseOfTheCaller() {
        KeyRequestReader reader = new KeyRequestReader(CALLER, List.of("10.0.0.0/8"), NOW, () -> SECRET);
        assertThat(((Reading.Understood) reader.read(new KeyRequest("bot", null, null, null, null, null), KeyMode.TEST))
                        .terms()
                        .addressRanges())
                .containsExactly("10.0.0.0/8");
    }

    @Test
    void aKeyIsForTheEnvironmentThatItIsMadeIn() {
        assertThat(terms(new KeyRequest("bot", null, null, null, "test", null)).name())
                .isEqualTo("bot");
        assertThat(faults(read(new KeyRequest("bot", null, null, null, "live", null), CALLER)))
                .containsExactly("mode");
    }

    @Test
    void requestsAreSignedAsAskedFor() {
        assertThat(signing("hmac-sha256", null)).isEqualTo(SECRET);
        Signing expected = new Signing(Algorithm.ED25519, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        for (String key : List.of(
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")) {
            assertThat(signing("ed25519", key)).isEqualTo(expected);
        }
        assertThat(signing("none", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pss-sha512,, signing.algorithm",
        ",, signing.algorithm",
        "ed25519,, signing.publicKey",
        "ed25519, 11qYAYKxCrfVS, signing.publicKey",
        "ed25519, not base64, signing.publicKey",
        "hmac-sha256, 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo, signing.publicKey"
    })
    void aSignatureThatCannotBeVerifiedIsNotAskedFor(
            @Nullable String algorithm, @Nullable String publicKey, String fault) {
        SigningRequest signing = new SigningRequest(algorithm, publicKey);
        assertThat(faults(read(new KeyRequest("bot", null, null, null, null, signing), CALLER)))
                .containsExactly(fault);
    }

    @Test
    void aChangeOfSomethingElseLeavesSignaturesAsTheyAre() {
        Key key = KeysFixture.signed("key_1", SECRET);
        assertThat(changed(new KeyChange("other", null, null, null), key).signing())
                .isEqualTo(SECRET);
        SigningRequest none = new SigningRequest("none", null);
        assertThat(changed(new KeyChange(null, null, null, none), key).signing())
                .isNull();
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        Key key = KeysFixture.key("key_1", Scope.codes(Scope.MARKET_READ), List.of("10.0.0.0/8"));
        assertThat(changed(new KeyChange(" other ", null, null, null), key))
                .isEqualTo(new KeyTerms("other", key.scopes(), key.addressRanges(), null));
        assertThat(changed(new KeyChange(null, List.of("stream"), List.of(), null), key))
                .isEqualTo(new KeyTerms("test", Scope.codes(Scope.STREAM), List.of(), null));
    }

    @Test
    void aChangeOfNothingOrToNonsenseIsRefused() {
        Key key = KeysFixture.key("key_1", Scope.codes(Scope.MARKET_READ), List.of());
        assertThat(faults(reader(CALLER).read(new KeyChange(null, null, null, null), key)))
                .containsExactly("name");
        assertThat(faults(reader(CALLER).read(new KeyChange("", List.of(), List.of("10/8"), null), key)))
                .containsExactly("name", "scopes", "addressRanges[0]");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        KeyRequest request = new KeyRequest(
                null,
                Arrays.asList("market:read", null, "withdraw"),
                "yesterday",
                List.of("10.0.0.0/8", "10/8"),
                null,
                null);
        assertThat(faults(read(request, CALLER)))
                .containsExactly("name", "scopes[1]", "scopes[2]", "expiresAt", "addressRanges[1]");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "2027-01-01T00:00:00+05:30, 2026-12-31T18:30:00Z",
        "2027-01-01, 2027-01-01T00:00:00Z"
    })
    void aKeyMayExpire(String text, Instant instant) {
        assertThat(terms(new KeyRequest("bot", null, text, null, null, null)).expiresAt())
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1798761600",
                "2027-13-01",
                "2027-01-01T00:00:00",
                "2026-11-24T00:00:00Z",
                "2013-11-25",
                "2126-11-26T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void whatIsNoTimeInTheFutureIsRefused(String text) {
        assertThat(faults(read(new KeyRequest("bot", null, text, null, null, null), CALLER)))
                .containsExactly("expiresAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb"})
    void whatIsNoNameIsRefused(String name) {
        assertThat(faults(read(new KeyRequest(name, null, null, null, null, null), CALLER)))
                .containsExactly("name");
    }

    @Test
    void namesAndListsHaveBounds() {
        assertThat(terms(new KeyRequest("n".repeat(64), null, null, null, null, null))
                        .name())
                .hasSize(64);
        KeyRequest request =
                new KeyRequest("n".repeat(65), List.of(), null, Collections.nCopies(33, "10.0.0.0/8"), null, null);
        assertThat(faults(read(request, CALLER))).containsExactly("name", "scopes", "addressRanges");
    }

    private static KeyTerms terms(KeyRequest request) {
        return ((Reading.Understood) read(request, CALLER)).terms();
    }

    private static @Nullable Signing signing(String algorithm, @Nullable String publicKey) {
        return terms(new KeyRequest("bot", null, null, null, null, new SigningRequest(algorithm, publicKey)))
                .signing();
    }

    private static Reading read(KeyRequest request, Set<String> callerScopes) {
        return reader(callerScopes).read(request, KeyMode.TEST);
    }

    private static KeyRequestReader reader(Set<String> callerScopes) {
        return new KeyRequestReader(callerScopes, List.of(), NOW, () -> SECRET);
    }

    private static KeyTerms changed(KeyChange change, Key key) {
        return ((Reading.Understood) reader(CALLER).read(change, key)).terms();
    }

    private static List<String> faults(Reading reading) {
        return ((Reading.Wrong) reading)
                .errors().stream().map(error -> String.valueOf(error.field())).toList();
    }
}
