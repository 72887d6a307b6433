package io.candela.sandbox.stage;

import java.time.Duration;

/** Something that goes wrong at one exchange, as it is asked for. */
public sealed interface Fault {
    /** Every connection breaks. */
    record Disconnect() implements Fault {}

    /** Connections stay, and nothing is sent. */
    record Freeze(Duration span) implements Fault {}

    /** The next trades of each instrument are not sent. */
    record Gap(int trades) implements Fault {}

    /** The next trades of each instrument are sent twice. */
    record Duplicate(int trades) implements Fault {}

    /** Each of the next trades of an instrument is sent after the one that follows it. */
    record OutOfOrder(int trades) implements Fault {}

    /** Prices are multiplied. */
    record BadPrice(double factor, Duration span) implements Fault {}

    /** Of the next trades of each instrument only half a frame is sent. */
    record Malformed(int trades) implements Fault {}

    /** Requests are answered with 429. */
    record TooManyRequests(Duration span) implements Fault {}

    /** Everything is sent later than it should be. */
    record Slow(Duration delay, Duration span) implements Fault {}

    /** The fault that words in a query describe. Throws {@link IllegalArgumentException}. */
    static Fault of(String name, double seconds, int trades, double factor) {
        Duration span = Duration.ofMillis((long) (seconds * 1_000));
        return switch (name) {
            case "disconnect" -> new Disconnect();
            case "freeze" -> new Freeze(span);
            case "gap" -> new Gap(trades);
            case "duplicate" -> new Duplicate(trades);
            case "out-of-order" -> new OutOfOrder(trades);
            case "bad-price" -> new BadPrice(factor, span);
            case "malformed" -> new Malformed(trades);
            case "too-many-requests" -> new TooManyRequests(span);
            case "slow" -> new Slow(Duration.ofMillis((long) (factor * 1_000)), span);
            default -> throw new IllegalArgumentException("There is no fault '" + name + "'");
        };
    }
}
