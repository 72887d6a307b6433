package io.candela.gateway.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits in the words of draft-ietf-httpapi-ratelimit-headers-11. */
final class LimitHeaders {
    static final String POLICY = "RateLimit-Policy";
    static final String LIMIT = "RateLimit";
    /** Says {@code replica} while limits are those of one gateway instead of all. */
    static final String SCOPE = "Candela-RateLimit-Scope";

    private LimitHeaders() {}

    static String policy(Quota minute, Quota day) {
        return policy(minute) + ", " + policy(day);
    }

    static String policy(Quota quota) {
        return "\"%s\";q=%d;w=%d"
                .formatted(quota.name(), quota.credits(), quota.window().toSeconds());
    }

    /** {@code elsewhere} is what other gateways may have given out without having told this one yet. */
    static String limit(Quota minute, Taken minuteTaken, Quota day, @Nullable Taken dayTaken, long elsewhere) {
        StringBuilder text = new StringBuilder(64);
        append(text, minute, minuteTaken, elsewhere);
        if (dayTaken != null) {
            append(text.append(", "), day, dayTaken, elsewhere);
        }
        return text.toString();
    }

    static String limit(Quota quota, Taken taken) {
        StringBuilder text = new StringBuilder(32);
        append(text, quota, taken, 0);
        return text.toString();
    }

    /** What is left, and no less than that whatever {@code elsewhere} other gateways have given out. */
    static long promised(Quota quota, Taken taken, long elsewhere) {
        return Math.max(0, taken.remaining() - elsewhere * quota.unsynchronised());
    }

    private static void append(StringBuilder text, Quota quota, Taken taken, long elsewhere) {
        text.append('"')
                .append(quota.name())
                .append("\";r=")
                .append(promised(quota, taken, elsewhere))
                .append(";t=")
                .append(seconds(taken.untilFull()));
    }

    static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
