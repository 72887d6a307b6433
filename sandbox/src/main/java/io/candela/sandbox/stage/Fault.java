package io.candela.sandbox.stage;

import java.time.Duration;
import java.util.Map;

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

    /**
     * Nothing is sent of the next changes of an instrument's best bid and ask, and of what lies behind in its book.
     *
     * @param base the instrument's; of all instruments if it is empty
     */
    record LostQuotes(int quotes, String base) implements Fault {}

    /** Prices are multiplied. */
    record BadPrice(double factor, Duration span) implements Fault {}

    /** Of the next trades of each instrument only half a frame is sent. */
    record Malformed(int trades) implements Fault {}

    /** Requests are answered with 429. */
    record TooManyRequests(Duration span) implements Fault {}

    /** Everything is sent later than it should be. */
    record Slow(Duration delay, Duration span) implements Fault {}

    /**
     * The fault that a query describes: {@code fault}, and as it needs them {@code seconds}, {@code trades}, {@code factor} and
     * {@code base}. Throws {@link IllegalArgumentException}.
     */
    static Fault of(Map<String, String> query) {
        String name = query.getOrDefault("fault", "");
        Duration span = span(query.getOrDefault("seconds", "30"));
        int trades = Integer.parseInt(query.getOrDefault("trades", "1"));
        String factor = query.getOrDefault("factor", "10");
        return switch (name) {
            case "disconnect" -> new Disconnect();
            case "freeze" -> new Freeze(span);
            case "gap" -> new Gap(trades);
            case "duplicate" -> new Duplicate(trades);
            case "out-of-order" -> new OutOfOrder(trades);
            case "lost-quotes" -> new LostQuotes(trades, query.getOrDefault("base", ""));
            case "bad-price" -> new BadPrice(Double.parseDouble(factor), span);
            case "malformed" -> new Malformed(trades);
            case "too-many-requests" -> new TooManyRequests(span);
            case "slow" -> new Slow(span(factor), span);
            default -> throw new IllegalArgumentException("There is no fault '" + name + "'");
        };
    }

    private static Duration span(String seconds) {
        return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1_000));
    }
}
