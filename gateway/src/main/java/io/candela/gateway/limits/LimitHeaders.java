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
        append(text, minute, minuteTaken, elsewhere * minute.unsynchronised());
        if (dayTaken != null) {
            append(text.append(", "), day, dayTaken, elsewhere * day.unsynchronised());
        }
        return text.toString();
    }

    static String limit(Quota quota, Taken taken) {
        StringBuilder text = new StringBuilder(32);
        append(text, quota, taken, 0);
        return text.toString();
    }

    private static void append(StringBuilder text, Quota quota, Taken taken, long unknown) {
        text.append('"')
                .append(quota.name())
                .append("\";r=")
                .append(Math.max(0, taken.remaining() - unknown))
                .append(";t=")
                .append(seconds(taken.untilFull()));
    }

    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
