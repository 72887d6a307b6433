package io.candela.gateway.credentials;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.credentials.Entry.Terms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All credentials and plans. One thread writes, any may read. An event with a lower revision than what is known changes
 * nothing, so the order in which events arrive does not matter.
 */
@Component
public class CredentialDirectory {
    /** How many credentials, those in use, are kept as requests need them. */
    private static final int READY = 50_000;

    private volatile boolean complete;

    private final Index<Entry> byId = new Index<>(Entry::spreadId);
    private final Index<Entry> byHash = new Index<>(Entry::spread);
    private final Map<String, Entry> byOtherHash = new ConcurrentHashMap<>();
    private final Map<Terms, Terms> terms = new ConcurrentHashMap<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Cache<Entry, KnownCredential> ready =
            Caffeine.newBuilder().maximumSize(READY).build();

    /** Whether there is no credential that it does not know; before that it knows some. */
    public boolean complete() {
        return complete;
    }

    /** The credential whose secret has the SHA-256 {@code hash}, be it good or not. */
    public Optional<KnownCredential> find(String hash) {
        return known(
                Entry.isUsual(hash)
                        ? byHash.find(Entry.spread(hash), entry -> entry.hasUsualHash(hash))
                        : byOtherHash.get(hash));
    }

    /** The credential of that id, be it good or not. */
    public Optional<KnownCredential> withId(String id) {
        return known(entry(id));
    }

    /** Whether the credential of that id may be used at {@code now}; one that is not known has been removed. */
    public Standing standing(String id, Instant now) {
        return withId(id).map(known -> known.standing(now)).orElseGet(Standing.Revoked::new);
    }

    /** The plan of that id. */
    public Optional<Plan> plan(String id) {
        return Optional.ofNullable(plans.get(id));
    }

    void learn(Credential credential) {
        Entry old = entry(credential.id());
        if (old != null && old.revision() > credential.revision()) {
            return;
        }
        Terms common = Terms.of(credential);
        Terms known = terms.putIfAbsent(common, common);
        Entry entry = new Entry(credential, known == null ? common : known);
        byId.put(entry, old);
        boolean sameHash = old != null && old.hasHashOf(entry);
        if (entry.otherHash() == null) {
            byHash.put(entry, sameHash ? old : null);
        } else {
            byOtherHash.put(entry.otherHash(), entry);
        }
        if (old != null) {
            if (!sameHash) {
                forgetHash(old);
            }
            ready.invalidate(old);
        }
    }

    void forgetCredential(String id) {
        Entry old = entry(id);
        if (old != null) {
            byId.remove(old);
            forgetHash(old);
            ready.invalidate(old);
        }
    }

    void learn(Plan plan) {
        plans.merge(plan.id(), plan, (old, young) -> old.revision() > young.revision() ? old : young);
    }

    void forgetPlan(String id) {
        plans.remove(id);
    }

    void completed() {
        complete = true;
    }

    int size() {
        return byId.size();
    }

    private void forgetHash(Entry entry) {
        if (entry.otherHash() == null) {
            byHash.remove(entry);
        } else {
            byOtherHash.remove(entry.otherHash(), entry);
        }
    }

    private @Nullable Entry entry(String id) {
        byte[] bytes = Entry.bytes(id);
        return byId.find(Entry.spreadId(bytes, bytes.length), entry -> entry.hasId(bytes));
    }

    private Optional<KnownCredential> known(@Nullable Entry entry) {
        return entry == null
                ? Optional.empty()
                : Optional.of(ready.get(entry, it -> KnownCredential.of(it.credential())));
    }
}
