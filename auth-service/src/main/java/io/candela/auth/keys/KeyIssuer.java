package io.candela.auth.keys;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Environment;
import io.candela.contracts.KeyMode;
import io.candela.platform.ids.OpaqueIds;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes keys, of the mode that this environment admits. */
@Component
public class KeyIssuer {
    private final Keys keys;
    private final OpaqueIds ids;
    private final RandomGenerator random;
    private final KeyMode mode;
    private final int perAccount;

    KeyIssuer(Keys keys, OpaqueIds ids, RandomGenerator random, Environment environment, KeyProperties properties) {
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.mode = Stream.of(KeyMode.values())
                .filter(environment::admits)
                .findFirst()
                .orElseThrow();
        this.perAccount = properties.perAccount();
    }

    /** The mode of all keys here. */
    KeyMode mode() {
        return mode;
    }

    /** A new key for {@code account}. */
    @Transactional
    public Issuance issue(String account, KeyTerms terms) {
        Optional<Integer> allowed = keys.holdOffOthers(account);
        if (allowed.isEmpty()) {
            return new Issuance.AccountUnknown();
        }
        int limit = Math.min(perAccount, allowed.get());
        if (keys.countActive(account) >= limit) {
            return new Issuance.LimitReached(limit);
        }
        ApiKey secret = ApiKey.generate(mode, random);
        Optional<Key> added = keys.add(ids.next("key"), account, secret, terms, null);
        return added.<Issuance>map(key -> new Issuance.Issued(new IssuedKey(key, secret)))
                .orElseGet(Issuance.AccountUnknown::new);
    }
}
