package io.candela.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.auth.Database;
import io.candela.auth.keys.Key;
import io.candela.auth.keys.KeysFixture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself writes into the audit log, whoever makes the change. */
class AuditTest {
    private static final Database DATABASE = Database.fresh();

    private final AuditEntries entries = new AuditEntries(DATABASE.jdbc());
    private Key key;

    @BeforeEach
    void aKey() {
        key = KeysFixture.stored(DATABASE.jdbc(), "acc_" + System.nanoTime());
    }

    @Test
    void aNewAccountAndItsKeyAreThereWithoutSecretsOrAddresses() {
        List<AuditEntry> found = of(key.account());
        assertThat(found).extracting(AuditEntry::action).containsExactly("key.created", "account.created");
        assertThat(found.getFirst().before()).isNull();
        assertThat(found.getFirst().after())
                .containsEntry("name", "test")
                .containsEntry("scopes", List.of("market:read"))
                .containsOnlyKeys("name", "scopes", "mode", "addressRanges", "status");
        assertThat(found.getLast().after()).isEqualTo(Map.of("plan", "free"));
    }

    @Test
    void aChangeNamesWhatWasAndWhatIsAndNothingElse() {
        update("update keys set name = 'other', expires_at = '2030-01-01T00:00:00+02:00' where id = ?", key.id());
        AuditEntry change = of(key.account()).getFirst();
        assertThat(change.action()).isEqualTo("key.changed");
        assertThat(change.before()).containsEntry("name", "test").containsEntry("expiresAt", null);
        assertThat(change.after())
                .containsOnlyKeys("name", "expiresAt")
                .containsEntry("name", "other")
                .containsEntry("expiresAt", "2029-12-31T22:00:00Z");
    }

    @Test
    void whatPublishesOrChangesNothingLeavesNoTrace() {
        int before = of(key.account()).size();
        update("update keys set published_revision = revision, updated_at = now() where id = ?", key.id());
        update("update keys set name = name where id = ?", key.id());
        assertThat(of(key.account())).hasSize(before);
    }

    @Test
    void revocationsAreCalledByTheirName() {
        KeysFixture.keys(DATABASE.jdbc()).revoke(key);
        assertThat(of(key.account()).getFirst().action()).isEqualTo("key.revoked");
    }

    @Test
    void anOperatorsPlainUpdateOfAPlanIsThereWithHisName() {
        update("update plans set burst = burst + 1 where id = ?", "pro");
        AuditEntry change = entries.newest(new AuditQuery(null, "plan.changed", "pro", null, null), null, 1)
                .getFirst();
        assertThat(change.account()).isNull();
        assertThat(change.before()).containsOnlyKeys("burst");
        assertThat(change.actor().database()).contains(" by ");
        assertThat(change.actor().account()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set action = 'nothing.happened'",
                "delete from audit where sequence = 1",
                "truncate audit",
                "truncate audit restart identity cascade"
            })
    void whatHappenedCannotBeUndone(String change) {
        long before = count();
        assertThatThrownBy(() -> DATABASE.jdbc().sql(change).update()).hasStackTraceContaining("only added to");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aChangeThatIsTakenBackLeavesNoTrace() {
        long before = count();
        DATABASE.transaction().executeWithoutResult(status -> {
            update("update keys set name = 'never' where id = ?", key.id());
            status.setRollbackOnly();
        });
        assertThat(count()).isEqualTo(before);
    }

    private List<AuditEntry> of(@Nullable String account) {
        return entries.newest(new AuditQuery(account, null, null, null, null), null, 100);
    }

    private static void update(String sql, String id) {
        DATABASE.jdbc().sql(sql).param(id).update();
    }

    private static long count() {
        return DATABASE.jdbc()
                .sql("select count(*) from audit")
                .query(Long.class)
                .single();
    }
}
