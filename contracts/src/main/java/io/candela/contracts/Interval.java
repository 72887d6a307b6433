package io.candela.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The length of a candle. Candles of every interval are aligned to the Unix epoch, in UTC. */
public enum Interval {
    M1("1m", Duration.ofMinutes(1)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    H1("1h", Duration.ofHours(1)),
    H4("4h", Duration.ofHours(4)),
    D1("1d", Duration.ofDays(1));

    private static final List<Interval> ALL = List.of(values());

    private final String code;
    private final Duration length;

    Interval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** The form that stands in JSON and in requests: {@code 1m}, {@code 1h}, … */
    public String code() {
        return code;
    }

    /** How long one candle lasts. */
    public Duration length() {
        return length;
    }

    /** The open time of the candle in which {@code time} lies. */
    public Instant floor(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    /** The next longer interval, which is a whole multiple of this one; empty for the longest. */
    public Optional<Interval> longer() {
        int next = ALL.indexOf(this) + 1;
        return next < ALL.size() ? Optional.of(ALL.get(next)) : Optional.empty();
    }

    /** The interval written {@code code}, if there is one. */
    public static Optional<Interval> parse(String code) {
        return ALL.stream().filter(interval -> interval.code.equals(code)).findFirst();
    }

    /** The codes of all intervals, shortest first. */
    public static List<String> codes() {
        return ALL.stream().map(Interval::code).toList();
    }

    @Override
    public String toString() {
        return code;
    }
}
