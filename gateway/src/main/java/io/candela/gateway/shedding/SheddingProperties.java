package io.candela.gateway.shedding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How load is shed. A limit grows only while at least half of it is in use, so every plan may use more than that: callers
 * of one plan that have a service to themselves find out how much it can take.
 *
 * @param first how many requests a service is given at a time before anything is known of it
 * @param least what remains however slow it is
 * @param most what it is never given more than
 * @param window over which its times are averaged
 * @param shares up to what part of the limit, in percent, requests of a plan are let through
 * @param others the same for callers without a plan, and with one that is not listed
 */
@Validated
@ConfigurationProperties("candela.gateway.shedding")
record SheddingProperties(
        @DefaultValue("64") @Positive int first,
        @DefaultValue("16") @Positive int least,
        @DefaultValue("512") @Positive int most,
        @DefaultValue("200ms") Duration window,
        @DefaultValue Map<String, @Min(LEAST_SHARE) @Max(100) Integer> shares,
        @DefaultValue("55") @Min(LEAST_SHARE) @Max(100) int others) {
    static final int LEAST_SHARE = 51;

    SheddingProperties {
        shares = Map.copyOf(shares);
    }

    /** The share of {@code plan}, in percent. */
    int share(String plan) {
        return shares.getOrDefault(plan, others);
    }
}
