package io.candela.auth.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.Database;
import io.candela.auth.encryption.EncryptionFixture;
import io.candela.auth.encryption.Vault;
import io.candela.auth.idempotency.Standing.CarriedOut;
import io.candela.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final KeptAnswer ANSWER = new KeptAnswer(201, Map.of("Location", "/v1/keys/key_1"), bytes("{}"));
    private final CarriedOut before = new CarriedOut(bytes("a"), ANSWER, now);

    @Test
    void aRequestIsFreshAtFirstAndOnceItsAnswerExpired() {
        assertThat(Standing.of(null, bytes("a"), now)).isEqualTo(new Standing.Fresh());
        assertThat(Standing.of(before, bytes("a"), now)).isEqualTo(new Standing.Fresh());
        assertThat(Standing.of(before, bytes("b"), now)).isEqualTo(new Standing.Fresh());
    }

    @Test
    void untilThenItIsRepeatedOrItsKeyReused() {
        Instant earlier = now.minusMillis(1);
        assertThat(Standing.of(before, bytes("a"), earlier)).isEqualTo(new Standing.Repeated(ANSWER));
        assertThat(Standing.of(before, bytes("b"), earlier)).isEqualTo(new Standing.Reused());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8e03978e-40d5-43e8-bc93-6894a57f9324 | 8e03978e-40d5-43e8-bc93-6894a57f9324",
                "\"8e03978e\"  | 8e03978e",
                "\"two words\" | two words"
            })
    void aKeyComesWithOrWithoutQuotes(String header, String key) {
        assertThat(IdempotencyKey.parse(header)).contains(new IdempotencyKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "\"", "\"\"", "schl\u00fcssel", "a\tb", "\"a\"b\""})
    void whatIsNoKeyIsNone(String header) {
        assertThat(IdempotencyKey.parse(header)).isEmpty();
    }

    @Test
    void aKeyHasABound() {
        assertThat(IdempotencyKey.parse("k".repeat(255))).isPresent();
        assertThat(IdempotencyKey.parse("k".repeat(256))).isEmpty();
    }

    @Test
    void answersAreKeptSealedForWhoeverHasTheKeysUntilTheyExpire() {
        Database database = Database.fresh();
        Vault vault = EncryptionFixture.fresh().vault();
        String id = Sha256.of("request");
        CarriedOut kept = new CarriedOut(
                bytes("fingerprint"),
                new KeptAnswer(201, Map.of(), bytes("{\"key\":\"canary\"}")),
                now.plusSeconds(60));
        new IdempotentAnswers(database.jdbc(), vault).keep(id, kept);

        IdempotentAnswers another = new IdempotentAnswers(database.jdbc(), vault);
        assertThat(another.find(id).orElseThrow()).usingRecursiveComparison().isEqualTo(kept);
        byte[] stored = database.jdbc()
                .sql("select answer || fingerprint from idempotent_answers")
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain("canary")
                .doesNotContain("fingerprint");

        another.forgetExpired();
        assertThat(another.find(id)).isPresent();
        another.keep(id, new CarriedOut(bytes("f"), kept.answer(), now.minusSeconds(60)));
        another.forgetExpired();
        assertThat(another.find(id)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
