package io.candela.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import java.util.Optional;
import java.util.function.Function;

/** The quotas of callers, made once for as long as neither credential nor plan changes. */
final class PlanQuotas {
    private final Function<String, Optional<Plan>> plans;
    private final Plan unknown;
    private final Cache<String, Quotas> known;

    PlanQuotas(Function<String, Optional<Plan>> plans, Plan unknown, int remembered) {
        this.plans = plans;
        this.unknown = unknown;
        this.known = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    Quotas of(Credential credential) {
        Plan plan = plans.apply(credential.plan()).orElse(unknown);
        Quotas quotas = known.getIfPresent(credential.id());
        if (quotas == null || !quotas.plan().equals(plan)) {
            quotas = Quotas.of(credential, plan);
            known.put(credential.id(), quotas);
        }
        return quotas;
    }

    /** A caller's two limits, and the header that states them. */
    record Quotas(Plan plan, Quota minute, Quota day, String policy) {
        static Quotas of(Credential credential, Plan plan) {
            Quota minute = Quota.minute(credential.id(), plan);
            Quota day = Quota.day(credential.account(), plan);
            return new Quotas(plan, minute, day, LimitHeaders.policy(minute, day));
        }
    }
}
