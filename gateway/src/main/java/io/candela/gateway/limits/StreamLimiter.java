package io.candela.gateway.limits;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.problems.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Holds accounts to the number of streams that their plan allows to be open at once, whichever gateway they are at and
 * whatever opened them. While the shared places do not answer, this gateway counts its own alone.
 */
public final class StreamLimiter {
    private final Places shared;
    private final Function<Credential, Plan> plans;
    private final Duration lease;
    private final PlaceMetrics metrics;
    private final Map<String, Set<String>> taken = new ConcurrentHashMap<>();

    StreamLimiter(Places shared, Function<Credential, Plan> plans, Duration lease, PlaceMetrics metrics) {
        this.shared = shared;
        this.plans = plans;
        this.lease = lease;
        this.metrics = metrics;
    }

    /** Takes a place for one more stream of the credential's account. */
    public CompletionStage<StreamAdmission> admit(Credential credential) {
        Plan plan = plans.apply(credential);
        String account = credential.account();
        String place = UUID.randomUUID().toString();
        if (open(account) >= plan.streams()) {
            metrics.count(false, false);
            return CompletableFuture.completedFuture(refused(plan));
        }
        return shared.take(account, place, plan.streams(), lease)
                .handle((free, failure) -> failure == null
                        ? decide(free && keep(account, place, Integer.MAX_VALUE), false, plan, account, place)
                        : decide(keep(account, place, plan.streams()), true, plan, account, place));
    }

    /** How many streams of an account are open; of this gateway alone while the shared places do not answer. */
    CompletionStage<Integer> open(Credential credential) {
        return shared.taken(credential.account()).exceptionally(_ -> open(credential.account()));
    }

    /** Keeps all places that were given out here. To be called several times in each lease. */
    void renew() {
        for (String account : taken.keySet()) {
            // Redis hears of renewals and of places that are left in the order in which they happen.
            taken.computeIfPresent(account, (_, places) -> {
                var _ = shared.renew(account, places, lease);
                return places;
            });
        }
    }

    private StreamAdmission decide(boolean admitted, boolean local, Plan plan, String account, String place) {
        metrics.count(admitted, local);
        if (admitted) {
            return new StreamAdmission.Admitted(() -> leave(account, place));
        }
        if (local) {
            // It may have been taken after all, only too late.
            var _ = shared.leave(account, place);
        }
        return refused(plan);
    }

    private StreamAdmission refused(Plan plan) {
        // By then the places of a gateway that has died are free.
        return new StreamAdmission.Refused(new Refusal(
                        "too-many-streams",
                        "The plan '%s' allows %d open stream%s. Close one first."
                                .formatted(plan.id(), plan.streams(), plan.streams() == 1 ? "" : "s"))
                .retryAfter(lease));
    }

    private int open(String account) {
        Set<String> places = taken.get(account);
        return places == null ? 0 : places.size();
    }

    private boolean keep(String account, String place, int most) {
        return taken.compute(account, (_, known) -> {
                    Set<String> places = known == null ? ConcurrentHashMap.newKeySet() : known;
                    if (places.size() < most) {
                        places.add(place);
                    }
                    return places;
                })
                .contains(place);
    }

    private void leave(String account, String place) {
        taken.computeIfPresent(account, (_, places) -> {
            if (places.remove(place)) {
                var _ = shared.leave(account, place);
            }
            return places.isEmpty() ? null : places;
        });
    }
}
