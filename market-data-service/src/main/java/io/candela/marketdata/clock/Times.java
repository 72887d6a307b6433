package io.candela.marketdata.clock;

import io.candela.platform.problem.InvalidParameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which times can be asked for. */
@Component
public class Times {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final MarketClock clock;

    Times(MarketClock clock) {
        this.clock = clock;
    }

    /** Throws {@link InvalidParameter} if they make no range, or nobody can know what is asked for. */
    public void check(@Nullable Instant from, @Nullable Instant to, @Nullable Instant asOf) {
        refuseAbsurd("from", from);
        refuseAbsurd("to", to);
        check(asOf);
        InvalidParameter.requireRange(from, to);
    }

    /** Throws {@link InvalidParameter} if nobody can know yet what will be known at {@code asOf}. */
    public void check(@Nullable Instant asOf) {
        refuseAbsurd("asOf", asOf);
        if (asOf != null && asOf.isAfter(clock.now())) {
            throw new InvalidParameter("asOf", "must not lie in the future, which nobody knows");
        }
    }

    private static void refuseAbsurd(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END))) {
            throw new InvalidParameter(parameter, "must lie between the years 1970 and 9999");
        }
    }
}
