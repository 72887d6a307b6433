package io.candela.platform.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public halves of the identity keys of gateways and services: the current ones and, around a change of keys, the
 * next. The file is read again when an unknown key is asked for, so that keys can be changed without a restart.
 */
final class IdentityKeys {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    private final Path file;
    private volatile JWKSet keys;
    private volatile Instant readAt;

    IdentityKeys(Path file, Instant now) {
        this.file = file;
        this.keys = read(file);
        this.readAt = now;
    }

    Optional<ECKey> find(@Nullable String id, Instant now) {
        if (id == null) {
            return Optional.empty();
        }
        JWK key = keys.getKeyByKeyId(id);
        if (key == null && readAt.plus(BETWEEN_READS).isBefore(now)) {
            readAt = now;
            keys = read(file);
            key = keys.getKeyByKeyId(id);
        }
        return key instanceof ECKey ec ? Optional.of(ec) : Optional.empty();
    }

    private static JWKSet read(Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The identity keys cannot be read", e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " does not hold a JWK set", e);
        }
    }
}
