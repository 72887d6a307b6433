package io.candela.gateway.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.platform.json.RecordJson;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What very many credentials take. How many is {@code -Dcandela.credentials}; the figures are printed. */
class CredentialDirectorySizeTest {
    private static final int MANY = Integer.getInteger("candela.credentials", 200_000);
    private static final int MOST_BYTES_EACH = 250;

    @Test
    void aCredentialTakesLittleMemory() {
        CredentialDirectory directory = new CredentialDirectory();
        long before = used();
        long start = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            directory.learn(credential(i));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long each = (used() - before) / MANY;
        System.out.printf("%,d credentials: %d bytes of heap each, learnt in %.1f s%n", MANY, each, seconds);
        assertThat(directory.size()).isEqualTo(MANY);
        assertThat(each).isLessThanOrEqualTo(MOST_BYTES_EACH);
        assertThat(directory.withId(id(7)).orElseThrow().credential().account()).isEqualTo(account(7));
    }

    @Test
    void anEntryIsEverythingThatItWasMadeOf() {
        Credential credential = credential(3);
        byte[] json = RecordJson.mapper().writeValueAsBytes(credential);
        Credential read = RecordJson.mapper().readValue(json, Credential.class);
        assertThat(new Entry(read, Entry.Terms.of(read)).credential()).isEqualTo(credential);
        Credential odd = Credentials.onPlan(credential, "pro");
        Credential unusual = new Credential(
                odd.id(),
                Credential.Kind.GRANT,
                "no hash at all",
                odd.account(),
                odd.plan(),
                odd.scopes(),
                odd.mode(),
                List.of("203.0.113.0/24"),
                odd.status(),
                Instant.parse("9999-12-31T23:59:59.123456789Z"),
                9,
                odd.updatedAt(),
                new Credential.Signing(Credential.Algorithm.ED25519, "a public key"));
        assertThat(new Entry(unusual, Entry.Terms.of(unusual)).credential()).isEqualTo(unusual);
    }

    static Credential credential(int number) {
        byte[] hash = new byte[32];
        new Random(number).nextBytes(hash);
        return new Credential(
                id(number),
                Credential.Kind.API_KEY,
                HexFormat.of().formatHex(hash),
                account(number),
                number % 10 == 0 ? "pro" : "free",
                new TreeSet<>(List.of("market:read", "signals:read", "stream", "account:read")),
                KeyMode.LIVE,
                List.of(),
                Credential.Status.ACTIVE,
                null,
                1,
                Instant.EPOCH.plusSeconds(number));
    }

    // As long as the real ones.
    static String id(int number) {
        return "key_" + "%022d".formatted(number);
    }

    private static String account(int number) {
        return "acct_" + "%022d".formatted(number);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
