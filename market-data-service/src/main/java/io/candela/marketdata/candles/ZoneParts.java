package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which candles those of a time zone are composed of: hours where that fits, else half or quarter hours. It is the same for
 * all candles of a zone, so that one candle has one revision whatever else is asked for.
 *
 * @param most how many of them the longest candle has
 */
record ZoneParts(Interval interval, int most) {
    /** How many parts are read for one answer at most. */
    static final int MOST_READ = 50_000;

    private static final List<Interval> FITTING = List.of(Interval.H1, Interval.M30, Interval.M15);
    /** What clocks did before is of no matter: nothing was traded here. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    /** Some year after all changes that are listed one by one; those of later years are alike. */
    private static final int LATER = 2100;

    static ZoneParts of(ZonedInterval zoned) {
        ZoneRules rules = zoned.zone().getRules();
        List<ZoneOffsetTransition> changes = changes(rules);
        Interval part = FITTING.stream()
                .filter(each -> offsets(rules, changes).allMatch(seconds -> seconds % seconds(each) == 0))
                .findFirst()
                .orElse(FITTING.getLast());
        long longest = days(zoned.interval()) * Duration.ofDays(1).toSeconds() + setBack(changes);
        return new ZoneParts(part, Math.toIntExact(Math.ceilDiv(longest, seconds(part))));
    }

    /** How many candles fit into one answer. The reader asks for one more, to see whether there is one. */
    int candles() {
        return (MOST_READ - 1) / most - 1;
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
        return Stream.concat(
                        rules.getTransitions().stream()
                                .filter(change -> change.getInstant().isAfter(FIRST)),
                        rules.getTransitionRules().stream().map(rule -> rule.createTransition(LATER)))
                .toList();
    }

    private static Stream<Integer> offsets(ZoneRules rules, List<ZoneOffsetTransition> changes) {
        return Stream.concat(
                Stream.of(rules.getOffset(FIRST).getTotalSeconds()),
                changes.stream().map(change -> change.getOffsetAfter().getTotalSeconds()));
    }

    /** By how many seconds clocks are set back at most. */
    private static long setBack(List<ZoneOffsetTransition> changes) {
        return changes.stream()
                .mapToLong(change -> -change.getDuration().toSeconds())
                .reduce(0, Math::max);
    }

    private static long seconds(Interval part) {
        return part.length().toSeconds();
    }

    private static long days(Interval interval) {
        return switch (interval) {
            case MO1 -> 31;
            case W1 -> 7;
            default -> 1;
        };
    }
}
