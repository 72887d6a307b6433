package io.candela.auth.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that tokens are signed with. The file holds the current one first, then those that are only published: the next
 * one, so that all know it before it signs, and previous ones, while tokens of theirs are good. The file is read again as
 * it changes; one that cannot be read leaves the keys as they are. Those of gateways, which sign answers, are published
 * beside them.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    private final Path file;
    private final Path answerKeys;
    private final InstantSource clock;
    private volatile JWKSet keys;
    private volatile List<JWK> ofAnswers;
    private volatile Instant readAt;

    /** {@code answerKeys} holds the public keys of gateways; where it is not there, they sign no answers. */
    SigningKeys(Path file, Path answerKeys, InstantSource clock) {
        this.file = file;
        this.answerKeys = answerKeys;
        this.clock = clock;
        this.readAt = clock.instant();
        try {
            this.keys = read(file);
            this.ofAnswers = readPublic(answerKeys);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(file + " does not hold the keys that sign tokens", e);
        }
    }

    /** The key that signs. */
    RSAKey current() {
        return all().getKeys().getFirst().toRSAKey();
    }

    /** The key of that id, if it is one of them. */
    @Nullable
    RSAKey find(String id) {
        JWK key = all().getKeyByKeyId(id);
        return key == null ? null : key.toRSAKey();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> published = new ArrayList<>(all().getKeys());
        published.addAll(ofAnswers);
        return selector.select(new JWKSet(published));
    }

    private JWKSet all() {
        Instant now = clock.instant();
        if (readAt.plus(BETWEEN_READS).isBefore(now)) {
            readAt = now;
            try {
                keys = read(file);
                ofAnswers = readPublic(answerKeys);
            } catch (IOException | ParseException e) {
                log.atError()
                        .addKeyValue("reason", e.getMessage())
                        .log("The keys that sign tokens cannot be read anew; those of before go on");
            }
        }
        return keys;
    }

    private static List<JWK> readPublic(Path file) throws IOException, ParseException {
        return Files.exists(file) ? JWKSet.load(file.toFile()).toPublicJWKSet().getKeys() : List.of();
    }

    private static JWKSet read(Path file) throws IOException, ParseException {
        JWKSet read = JWKSet.load(file.toFile());
        for (JWK key : read.getKeys()) {
            if (!(key instanceof RSAKey)
                    || !key.isPrivate()
                    || key.getKeyID() == null
                    || !JWSAlgorithm.RS256.equals(key.getAlgorithm())) {
                throw new ParseException("Each key must be a private RSA key with an id, for RS256", 0);
            }
        }
        if (read.isEmpty()) {
            throw new ParseException("There must be a key", 0);
        }
        return read;
    }
}
