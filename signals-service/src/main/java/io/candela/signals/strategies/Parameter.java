package io.candela.signals.strategies;

/**
 * A whole number that a strategy can be run with.
 *
 * @param name a lower-camel-case word
 * @param minimum the least value, inclusive
 * @param maximum the greatest value, inclusive
 * @param standard what is taken where nothing is said
 */
public record Parameter(String name, String description, int minimum, int maximum, int standard) {
    public Parameter {
        if (standard < minimum || standard > maximum) {
            throw new IllegalArgumentException(name + " has a standard value out of its own range");
        }
    }

    /** {@code value} if it lies in the range; otherwise throws {@link IllegalArgumentException}. */
    int check(int value) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d, not at %d".formatted(name, minimum, maximum, value));
        }
        return value;
    }
}
