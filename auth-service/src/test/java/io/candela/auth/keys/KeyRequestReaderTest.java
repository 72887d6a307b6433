package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.keys.KeyRequestReader.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Set<String> CALLER = Set.of("market:read", "signals:read", "account:write", "stream");

    @Test
    void aKeyThatAsksForNothingReadsTheMarketAndSignalsFromAnywhereForGood() {
        assertThat(terms(new KeyRequest("  bot ", null, null, null)))
                .isEqualTo(new KeyTerms("bot", Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ)));
    }

    @Test
    void theDefaultNeverExceedsTheCaller() {
        KeyRequest request = new KeyRequest("bot", null, null, null);
        assertThat(read(request, Set.of("signals:read", "account:write")))
                .isEqualTo(new Reading.Understood(new KeyTerms("bot", Scope.codes(Scope.SIGNALS_READ))));
        assertThat(faults(read(request, Set.of("account:write")))).containsExactly("scopes");
    }

    @Test
    void whatGoesBeyondTheCallerIsNamed() {
        KeyRequest request = new KeyRequest("bot", List.of("market:read", "admin", "account:read"), null, null);
        assertThat(read(request, CALLER))
                .isEqualTo(new Reading.TooMuch(new TreeSet<>(List.of("account:read", "admin"))));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        KeyRequest request = new KeyRequest(
                null, Arrays.asList("market:read", null, "withdraw"), "yesterday", List.of("10.0.0.0/8", "10/8"));
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
        assertThat(terms(new KeyRequest("bot", null, text, null)).expiresAt()).isEqualTo(instant);
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
        assertThat(faults(read(new KeyRequest("bot", null, text, null), CALLER)))
                .containsExactly("expiresAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb"})
    void whatIsNoNameIsRefused(String name) {
        assertThat(faults(read(new KeyRequest(name, null, null, null), CALLER))).containsExactly("name");
    }

    @Test
    void namesAndListsHaveBounds() {
        assertThat(terms(new KeyRequest("n".repeat(64), null, null, null)).name())
                .hasSize(64);
        KeyRequest request = new KeyRequest("n".repeat(65), List.of(), null, Collections.nCopies(33, "10.0.0.0/8"));
        assertThat(faults(read(request, CALLER))).containsExactly("name", "scopes", "addressRanges");
    }

    private static KeyTerms terms(KeyRequest request) {
        return ((Reading.Understood) read(request, CALLER)).terms();
    }

    private static Reading read(KeyRequest request, Set<String> callerScopes) {
        return new KeyRequestReader(callerScopes, NOW).read(request);
    }

    private static List<String> faults(Reading reading) {
        return ((Reading.Wrong) reading)
                .errors().stream().map(error -> String.valueOf(error.field())).toList();
    }
}
