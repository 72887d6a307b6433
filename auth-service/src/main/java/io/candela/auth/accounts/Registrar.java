package io.candela.auth.accounts;

import io.candela.auth.keys.Issuance;
import io.candela.auth.keys.KeyIssuer;
import io.candela.auth.keys.KeyTerms;
import io.candela.auth.keys.Scope;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs users up: an account on the free plan and a key that can read. */
@Component
class Registrar {
    private static final String PLAN = "free";
    private static final KeyTerms FIRST_KEY = new KeyTerms(
            "first key", Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ, Scope.STREAM, Scope.ACCOUNT_READ));

    private final Accounts accounts;
    private final Passwords passwords;
    private final KeyIssuer keys;
    private final TransactionTemplate transaction;

    Registrar(Accounts accounts, Passwords passwords, KeyIssuer keys, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** Signs up; the password is hashed before the transaction begins, so that no connection waits for it. */
    Registration register(EmailAddress email, String password) throws InterruptedException {
        if (accounts.find(email).isPresent()) {
            return new Registration.EmailTaken();
        }
        Optional<String> hash = passwords.hash(password);
        if (hash.isEmpty()) {
            return new Registration.Busy();
        }
        return transaction.execute(status -> accounts.add(email, PLAN, hash.get())
                .<Registration>map(this::withFirstKey)
                .orElseGet(Registration.EmailTaken::new));
    }

    private Registration withFirstKey(Account account) {
        return switch (keys.issue(account.id(), FIRST_KEY)) {
            case Issuance.Issued issued -> new Registration.Registered(account, issued.key());
            case Issuance.LimitReached limit -> throw new IllegalStateException("A new account may have no key");
            case Issuance.AccountUnknown unknown -> throw new IllegalStateException("A new account is not there");
        };
    }
}
