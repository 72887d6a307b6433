package io.candela.auth.accounts;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with argon2id at the strength that OWASP's password storage cheat sheet recommends (19 MiB, 2
 * passes). As each hash takes that much memory, only a few are made at once; who would have to wait for long is told
 * to come back.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Semaphore turns;
    private final Duration patience;

    Passwords(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** The hash of {@code password}, or nothing if no turn came within the time that a caller may be kept waiting. */
    Optional<String> hash(String password) throws InterruptedException {
        return inTurn(() -> encode(password));
    }

    /** Whether {@code password} has that hash; nothing if no turn came in time. */
    Optional<Boolean> matches(String password, String hash) throws InterruptedException {
        return inTurn(() -> encoder.matches(normal(password), hash));
    }

    private <T> Optional<T> inTurn(Supplier<T> work) throws InterruptedException {
        if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.release();
        }
    }

    private String encode(String password) {
        String hash = encoder.encode(normal(password));
        if (hash == null) {
            throw new IllegalStateException("No hash of a password that is there");
        }
        return hash;
    }

    // The same characters typed on another keyboard may be other code points (NIST SP 800-63B, 3.1.1.2).
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
