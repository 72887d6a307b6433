package io.candela.auth.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out whether somebody is the owner of an account. */
@Component
public class SignIn {
    private final Accounts accounts;
    private final Passwords passwords;

    SignIn(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is the owner of that account. */
        record SignedIn(String account) implements Outcome {}

        /** Address and password do not belong together; which of them is wrong is nobody's business. */
        record Refused() implements Outcome {}

        /** No turn came in time to check the password. */
        record Busy() implements Outcome {}
    }

    /** Takes as long for an address that nobody has, so that it cannot be used to find out who has an account. */
    public Outcome check(String email, String password) throws InterruptedException {
        Optional<Account> account = EmailAddress.parse(email.strip()).flatMap(accounts::find);
        Optional<String> hash = account.flatMap(known -> accounts.passwordHash(known.id()));
        if (password.length() > SignUpRequest.LONGEST_PASSWORD) {
            return new Outcome.Refused();
        }
        Optional<Boolean> right = hash.isPresent()
                ? passwords.matches(password, hash.get())
                : passwords.hash(password).map(_ -> false);
        return right.<Outcome>map(
                        yes -> yes ? new Outcome.SignedIn(account.orElseThrow().id()) : new Outcome.Refused())
                .orElseGet(Outcome.Busy::new);
    }
}
