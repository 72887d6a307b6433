package io.candela.marketdata.feeds.replay;

import java.time.Duration;
import java.util.Locale;

/** How fast a tape is played. */
sealed interface Speed {
    /** As many seconds of the tape in a second as {@code factor} says. */
    record Times(double factor) implements Speed {
        public Times {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("A speed is above 0, not " + factor);
            }
        }
    }

    /** As fast as events are taken. */
    record Max() implements Speed {}

    /** The speed that {@code max} or a number writes. */
    static Speed parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("max")) {
            return new Max();
        }
        try {
            return new Times(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A speed is 'max' or a number, not '" + text + "'", e);
        }
    }

    /** After how long a span of the tape has to be over. */
    default Duration duration(Duration ofTape) {
        return switch (this) {
            case Times(double factor) -> Duration.ofNanos((long) (ofTape.toNanos() / factor));
            case Max() -> Duration.ZERO;
        };
    }
}
