package io.candela.auth.bootstrap;

import io.candela.auth.accounts.Account;
import io.candela.auth.accounts.Accounts;
import io.candela.auth.accounts.EmailAddress;
import io.candela.auth.bootstrap.BootstrapProperties.Entry;
import io.candela.auth.keys.Key;
import io.candela.auth.keys.KeyTerms;
import io.candela.auth.keys.Keys;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential.Status;
import io.candela.platform.ids.OpaqueIds;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what is stored agree with an entry of the configuration. A file with another key than before replaces it: the
 * old key is revoked. A key that was revoked stays revoked, since a restart must not give a stolen key back its power;
 * its file wants a new one.
 */
@Component
class BootstrapKeys {
    private static final Logger log = LoggerFactory.getLogger(BootstrapKeys.class);

    private final Accounts accounts;
    private final Keys keys;
    private final OpaqueIds ids;
    private final JdbcClient jdbc;

    BootstrapKeys(Accounts accounts, Keys keys, OpaqueIds ids, JdbcClient jdbc) {
        this.accounts = accounts;
        this.keys = keys;
        this.ids = ids;
        this.jdbc = jdbc;
    }

    @Transactional
    void ensure(Entry entry, ApiKey secret) {
        oneReplicaAtATime();
        Account account = account(entry);
        Optional<Key> same = keys.find(secret);
        keys.findBootstrap(entry.name())
                .filter(old -> same.isEmpty() || !old.id().equals(same.get().id()))
                .ifPresent(old -> {
                    keys.revoke(old);
                    log.atInfo()
                            .addKeyValue("entry", entry.name())
                            .addKeyValue("key", old.id())
                            .log("The key of a bootstrap entry was replaced; the old one is revoked");
                });
        same.ifPresentOrElse(key -> keep(entry, account, key), () -> add(entry, account, secret));
    }

    private void oneReplicaAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('candela.auth.bootstrap'))")
                .query()
                .listOfRows();
    }

    private Account account(Entry entry) {
        EmailAddress email = new EmailAddress(entry.account());
        Account account = accounts.findBootstrap(email)
                .or(() -> accounts.add(email, entry.plan(), null))
                .orElseThrow(() -> new IllegalStateException(
                        "Somebody signed up with the address of the bootstrap entry '%s': choose another"
                                .formatted(entry.name())));
        if (!account.plan().equals(entry.plan())) {
            accounts.changePlan(account, entry.plan());
        }
        return account;
    }

    private void keep(Entry entry, Account account, Key key) {
        if (!key.account().equals(account.id())) {
            throw new IllegalStateException(
                    "The key of the bootstrap entry '%s' belongs to another account".formatted(entry.name()));
        }
        if (key.status() == Status.REVOKED) {
            log.atWarn()
                    .addKeyValue("entry", entry.name())
                    .addKeyValue("key", key.id())
                    .log("The key of a bootstrap entry was revoked and stays so; put a new one into its file");
        } else if (!key.scopes().equals(entry.scopes())) {
            keys.changeScopes(key, entry.scopes());
        }
    }

    private void add(Entry entry, Account account, ApiKey secret) {
        keys.add(ids.next("key"), account.id(), secret, new KeyTerms(entry.name(), entry.scopes()), entry.name());
    }
}
