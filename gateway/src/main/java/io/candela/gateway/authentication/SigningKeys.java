package io.candela.gateway.authentication;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The public keys that access tokens are signed with, as they were last heard of: whether the service that signs can be
 * reached at the moment does not matter. That one is asked for which is not known here is only noted; who fetches keys
 * decides when to look again.
 */
@Component
public class SigningKeys {
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicInteger version = new AtomicInteger();
    private volatile Map<String, RSAKey> byId = Map.of();

    /** These are the keys from now on; tokens that others have signed are refused. Not for more than one thread. */
    public void learn(JWKSet keys) {
        Map<String, RSAKey> learnt = keys.getKeys().stream()
                .filter(key -> key instanceof RSAKey && key.getKeyID() != null && isForSignatures(key))
                .collect(Collectors.toUnmodifiableMap(JWK::getKeyID, JWK::toRSAKey, (first, other) -> first));
        if (!learnt.equals(byId)) {
            byId = learnt;
            version.incrementAndGet();
        }
    }

    /** Changes with the keys. */
    int version() {
        return version.get();
    }

    /** Whether a key was asked for that is not known, since this was asked last. */
    public boolean wanted() {
        return wanted.getAndSet(false);
    }

    public boolean empty() {
        return byId.isEmpty();
    }

    Optional<RSAKey> find(String id) {
        RSAKey key = byId.get(id);
        if (key == null) {
            wanted.set(true);
        }
        return Optional.ofNullable(key);
    }

    private static boolean isForSignatures(JWK key) {
        return key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    }
}
