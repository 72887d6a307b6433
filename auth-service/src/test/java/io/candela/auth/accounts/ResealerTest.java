package io.candela.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.Database;
import io.candela.auth.encryption.EncryptionFixture;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New keys while old rows are there, in a real database. */
class ResealerTest {
    private final EncryptionFixture old = EncryptionFixture.fresh();
    private final EncryptionFixture rotated = old.rotated();
    private Database database;

    @BeforeEach
    void tables() {
        database = Database.fresh();
    }

    @Test
    void rowsAreSealedAgainWhileReadsPassAndThenTheOldKeysAreOfNoUse() throws Exception {
        List<Account> stored = IntStream.range(0, 450)
                .mapToObj(i -> add(old, "user" + i + "@example.org"))
                .toList();
        Accounts reading = accounts(rotated);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            Future<?> reader = readers.submit(() -> {
                for (int i = 0; !done.get() || i < stored.size(); i++) {
                    Account account = stored.get(i % stored.size());
                    assertThat(reading.find(account.id())).contains(account);
                    assertThat(reading.find(new EmailAddress(account.email()))).contains(account);
                    reads.incrementAndGet();
                }
            });
            resealer(rotated).all();
            done.set(true);
            reader.get();
        }
        assertThat(reads.get()).isGreaterThanOrEqualTo(stored.size());
        Accounts afterwards = accounts(rotated.withoutOldKeys());
        assertThat(stored).allSatisfy(account -> {
            assertThat(afterwards.find(account.id())).contains(account);
            assertThat(afterwards.find(new EmailAddress(account.email()))).contains(account);
        });
    }

    @Test
    void whatWasStoredInTheClearIsSealedAndFoundBeforeAndAfter() {
        database.jdbc()
                .sql("insert into accounts (id, email, plan) values ('acc_1', 'ada@example.org', 'free')")
                .update();
        EmailAddress email = new EmailAddress("ada@example.org");
        Account before = accounts(old).find(email).orElseThrow();
        assertThat(accounts(old).add(email, "free", null)).isEmpty();
        resealer(old).all();
        assertThat(accounts(old).find(email)).contains(before);
        assertThat(accounts(old).add(email, "free", null)).isEmpty();
        assertThat(database.jdbc()
                        .sql("select email from accounts where email is not null")
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    @Test
    void anAddressHasOneAccountThoughItsIndexIsOfAnotherKey() {
        add(old, "ada@example.org");
        assertThat(accounts(rotated).add(new EmailAddress("ada@example.org"), "free", null))
                .isEmpty();
    }

    private Account add(EncryptionFixture keys, String email) {
        return accounts(keys).add(new EmailAddress(email), "free", null).orElseThrow();
    }

    private Accounts accounts(EncryptionFixture keys) {
        return AccountsFixture.accounts(database.jdbc(), keys);
    }

    private Resealer resealer(EncryptionFixture keys) {
        return new Resealer(database.jdbc(), database.transaction(), emails(keys));
    }

    private static SealedEmails emails(EncryptionFixture keys) {
        return new SealedEmails(keys.vault(), keys.blindIndex());
    }
}
