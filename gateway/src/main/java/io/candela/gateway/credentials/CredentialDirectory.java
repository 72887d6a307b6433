package io.candela.gateway.credentials;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * All credentials and plans. One thread writes, any may read. An event with a lower revision than what is known changes
 * nothing, so the order in which events arrive does not matter.
 */
@Component
public class CredentialDirectory {
    private final Map<String, KnownCredential> byId = new ConcurrentHashMap<>();
    private final Map<String, KnownCredential> byHash = new ConcurrentHashMap<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    /** The credential whose secret has the SHA-256 {@code hash}, be it good or not. */
    public Optional<KnownCredential> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** The credential of that id, be it good or not. */
    public Optional<KnownCredential> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the credential of that id may be used at {@code now}; one that is not known has been removed. */
    public Standing standing(String id, Instant now) {
        KnownCredential known = byId.get(id);
        return known == null ? new Standing.Revoked() : known.standing(now);
    }

    /** The plan of that id. */
    public Optional<Plan> plan(String id) {
        return Optional.ofNullable(plans.get(id));
    }

    void learn(Credential credential) {
        KnownCredential old = byId.get(credential.id());
        if (old != null && old.credential().revision() > credential.revision()) {
            return;
        }
        KnownCredential known = KnownCredential.of(credential);
        byId.put(credential.id(), known);
        byHash.put(credential.hash(), known);
        if (old != null && !old.credential().hash().equals(credential.hash())) {
            byHash.remove(old.credential().hash(), old);
        }
    }

    void forgetCredential(String id) {
        KnownCredential old = byId.remove(id);
        if (old != null) {
            byHash.remove(old.credential().hash(), old);
        }
    }

    void learn(Plan plan) {
        plans.merge(plan.id(), plan, (old, young) -> old.revision() > young.revision() ? old : young);
    }

    void forgetPlan(String id) {
        plans.remove(id);
    }

    int size() {
        return byId.size();
    }
}
