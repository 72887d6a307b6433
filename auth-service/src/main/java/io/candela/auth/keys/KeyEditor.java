package io.candela.auth.keys;

import io.candela.auth.keys.KeyRequestReader.Reading;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.platform.ids.OpaqueIds;
import io.candela.platform.problem.InvalidBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes and rotates keys that are in use, one request of an account at a time. */
@Component
class KeyEditor {
    private final Keys keys;
    private final OpaqueIds ids;
    private final SignedKeys signedKeys;
    private final RandomGenerator random;
    private final InstantSource clock;

    KeyEditor(Keys keys, OpaqueIds ids, SignedKeys signedKeys, RandomGenerator random, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.signedKeys = signedKeys;
        this.random = random;
        this.clock = clock;
    }

    /** Changes a key; what the change does not name stays. */
    @Transactional
    Key change(String account, String id, Reach own, KeyChange change) {
        Instant now = clock.instant();
        Key key = editable(account, id, now);
        KeyRequestReader reader = new KeyRequestReader(own.scopes(), own.addressRanges(), now, signedKeys::fresh);
        KeyTerms terms = switch (reader.read(change, key)) {
            case Reading.Understood understood -> understood.terms();
            case Reading.Wrong wrong -> throw new InvalidBody("The key cannot be changed like this.", wrong.errors());
        };
        if (change.changesReach()) {
            own.demand(terms.reach());
        }
        return keys.change(key, terms);
    }

    /**
     * Gives a key a successor, which may do the same until the same time and has a secret of its own. The key itself
     * works on for {@code grace}, and no longer than it would have anyway.
     */
    @Transactional
    Rotated rotate(String account, String id, Reach own, Duration grace) {
        Instant now = clock.instant();
        Key key = editable(account, id, now);
        own.demand(key.reach());
        if (key.rotation() != null) {
            throw KeyRotated.replacedBy(key.rotation().replacedBy());
        }
        // Or else an account would have ever more keys, each with a rate of its own.
        keys.inGraceFor(key, now).ifPresent(predecessor -> {
            throw KeyRotated.graceOf(predecessor);
        });
        ApiKey secret = ApiKey.generate(key.mode(), random);
        KeyTerms terms =
                new KeyTerms(key.name(), key.scopes(), key.addressRanges(), key.expiresAt(), renewed(key.signing()));
        Key successor = keys.add(ids.next("key"), account, secret, terms, null).orElseThrow(UnknownAccount::new);
        return new Rotated(
                new IssuedKey(successor, secret), keys.replace(key, successor.id(), earlier(key, now.plus(grace))));
    }

    /** A public key stays, a secret does not. */
    private @Nullable Signing renewed(@Nullable Signing signing) {
        return signing != null && signing.algorithm() == Algorithm.HMAC_SHA256 ? signedKeys.fresh() : signing;
    }

    private Key editable(String account, String id, Instant now) {
        keys.holdOffOthers(account);
        Key key = keys.find(account, id).orElseThrow(() -> new UnknownKey(id));
        if (key.configured()) {
            throw new ConfiguredKey(id);
        }
        if (!key.usableAt(now)) {
            throw new KeyNotActive(id);
        }
        return key;
    }

    private static Instant earlier(Key key, Instant end) {
        return Optional.ofNullable(key.expiresAt()).filter(end::isAfter).orElse(end);
    }
}
