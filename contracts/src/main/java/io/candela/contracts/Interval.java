package io.candela.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The span of a candle, in UTC. Candles of every interval up to a day are aligned to the Unix epoch; weeks are those of ISO
 * 8601, from Monday to Monday, and months those of the calendar.
 */
public enum Interval {
    S1("1s", Duration.ofSeconds(1)),
    M1("1m", Duration.ofMinutes(1)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    M30("30m", Duration.ofMinutes(30)),
    H1("1h", Duration.ofHours(1)),
    H4("4h", Duration.ofHours(4)),
    H12("12h", Duration.ofHours(12)),
    D1("1d", Duration.ofDays(1)),
    W1("1w", Duration.ofDays(7)),
    MO1("1M", Duration.ofDays(31));

    private static final List<Interval> ALL = List.of(values());
    private static final List<Interval> PUBLISHED = ALL.subList(ALL.indexOf(M1), ALL.size());
    private static final Instant SOME_MONDAY = Instant.parse("1970-01-05T00:00:00Z");

    private final String code;
    /** Of a month, that of the longest. */
    private final Duration length;

    Interval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** The form that stands in JSON and in requests: {@code 1m}, {@code 1h}, …; {@code 1M} is a month. */
    public String code() {
        return code;
    }

    /** Whether all candles last equally long; those of months do not. */
    public boolean isEven() {
        return this != MO1;
    }

    /** How long one candle lasts, if that is the same for all. */
    public Duration length() {
        if (!isEven()) {
            throw new UnsupportedOperationException("Candles of " + code + " are not equally long");
        }
        return length;
    }

    /** The open time of the candle in which {@code time} lies. */
    public Instant floor(Instant time) {
        return switch (this) {
            case MO1 -> day(time).withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            case W1 -> floor(time, SOME_MONDAY.getEpochSecond());
            default -> floor(time, 0);
        };
    }

    private Instant floor(Instant time, long from) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond() - from, seconds) * seconds + from);
    }

    /** The close time of the candle that opened at {@code openTime}: the open time of the next one. */
    public Instant end(Instant openTime) {
        return plus(openTime, 1);
    }

    /** The open time of the first candle that does not open before {@code time}. */
    public Instant ceiling(Instant time) {
        Instant floor = floor(time);
        return floor.equals(time) ? floor : end(floor);
    }

    /** The open time of the candle that comes {@code candles} after the one that opened at {@code openTime}, or before it. */
    public Instant plus(Instant openTime, int candles) {
        return isEven()
                ? openTime.plus(length.multipliedBy(candles))
                : day(openTime).plusMonths(candles).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The next shorter interval whose candles these are composed of; empty for those that are made of trades. */
    public Optional<Interval> shorter() {
        return switch (this) {
            case S1, M1 -> Optional.empty();
            // A week can lie in two months.
            case MO1 -> Optional.of(D1);
            default -> Optional.of(ALL.get(ALL.indexOf(this) - 1));
        };
    }

    /** The intervals whose next shorter one this is: one, none, or weeks and months for days. */
    public List<Interval> longer() {
        return ALL.stream()
                .filter(interval -> interval.shorter().filter(this::equals).isPresent())
                .toList();
    }

    /** The intervals whose candles are published as they change, shortest first: those of a minute and longer. */
    public static List<Interval> published() {
        return PUBLISHED;
    }

    /** The interval written {@code code}, if there is one. */
    public static Optional<Interval> parse(String code) {
        return ALL.stream().filter(interval -> interval.code.equals(code)).findFirst();
    }

    @Override
    public String toString() {
        return code;
    }
}
