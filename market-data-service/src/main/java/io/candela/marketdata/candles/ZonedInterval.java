package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** How time is divided into candles: in UTC, or for those of a day and longer, by the calendar and clocks of a time zone. */
record ZonedInterval(Interval interval, ZoneId zone) {
    ZonedInterval {
        if (interval.compareTo(Interval.D1) < 0 && !isUtc(zone)) {
            throw new IllegalArgumentException("Candles of " + interval + " are those of UTC");
        }
    }

    static ZonedInterval utc(Interval interval) {
        return new ZonedInterval(interval, ZoneOffset.UTC);
    }

    boolean isUtc() {
        return isUtc(zone);
    }

    /** Whether it is UTC by whatever name. */
    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /** The open time of the candle in which {@code time} lies. */
    Instant floor(Instant time) {
        if (isUtc()) {
            return interval.floor(time);
        }
        LocalDate date = first(LocalDate.ofInstant(time, zone));
        Instant next = begin(next(date));
        // A clock that is set back over midnight shows the old day again: it counts to the new one, which has begun.
        return next.isAfter(time) ? begin(date) : next;
    }

    /** The close time of the candle that opened at {@code openTime}: the open time of the next one. */
    Instant end(Instant openTime) {
        return isUtc() ? interval.end(openTime) : begin(next(first(LocalDate.ofInstant(openTime, zone))));
    }

    /** The open time of the first candle that does not open before {@code time}. */
    Instant ceiling(Instant time) {
        Instant floor = floor(time);
        return floor.equals(time) ? floor : end(floor);
    }

    /** The open time of the candle that came {@code candles} before the one that opened at {@code openTime}. */
    Instant before(Instant openTime, int candles) {
        if (isUtc()) {
            return interval.plus(openTime, -candles);
        }
        // One by one: where a date was left out, there are fewer candles than dates.
        Instant open = openTime;
        for (int i = 0; i < candles; i++) {
            open = floor(open.minusNanos(1));
        }
        return open;
    }

    private Instant begin(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private LocalDate first(LocalDate date) {
        return switch (interval) {
            case MO1 -> date.withDayOfMonth(1);
            case W1 -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> date;
        };
    }

    private LocalDate next(LocalDate first) {
        return switch (interval) {
            case MO1 -> first.plusMonths(1);
            case W1 -> first.plusWeeks(1);
            default -> first.plusDays(1);
        };
    }
}
