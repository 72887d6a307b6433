package io.candela.signals.indicators;

/** What all indicators over a number of bars check alike. */
final class Periods {
    private Periods() {}

    static int atLeast(int minimum, int period) {
        if (period < minimum) {
            throw new IllegalArgumentException("A period is at least " + minimum + ", not " + period);
        }
        return period;
    }

    static void ascending(String shorterName, int shorter, String longerName, int longer) {
        if (shorter >= longer) {
            throw new IllegalArgumentException(
                    "%s must be less than %s, but is %d to %d".formatted(shorterName, longerName, shorter, longer));
        }
    }

    static void requireReady(Indicator indicator) {
        if (!indicator.ready()) {
            throw new IllegalStateException("Needs " + indicator.warmUp() + " bars before it has a value");
        }
    }
}
