package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import io.candela.platform.problem.InvalidParameter;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which time zones can be asked for: those of the IANA database, by their names. */
final class TimeZones {
    /** What the parameter for it is to callers. */
    static final String PARAMETER =
            "With `1d`, `1w` and `1M`: the time zone whose days, weeks and months these are, by its name in the IANA"
                    + " database. UTC if absent";

    // What Java knows beyond them.
    private static final String FOREIGN = "SystemV/";

    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith(FOREIGN))
            .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    /** The interval in the zone that is named, or in UTC. Throws {@link InvalidParameter}. */
    static ZonedInterval interval(Interval interval, @Nullable String timezone) {
        if (timezone == null) {
            return ZonedInterval.utc(interval);
        }
        if (!NAMES.contains(timezone)) {
            throw new InvalidParameter(
                    "timezone",
                    "must be UTC or another name of the IANA time zone database, as in America/New_York or Asia/Kolkata");
        }
        ZoneId zone = ZoneId.of(timezone);
        if (interval.compareTo(Interval.D1) < 0 && !ZonedInterval.isUtc(zone)) {
            throw new InvalidParameter(
                    "timezone",
                    "must be UTC with the interval %s: other zones have days, weeks and months of their own (1d, 1w, 1M)"
                            .formatted(interval),
                    List.of("UTC"));
        }
        return new ZonedInterval(interval, zone);
    }
}
