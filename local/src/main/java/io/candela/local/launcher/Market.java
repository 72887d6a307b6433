package io.candela.local.launcher;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.candela.contracts.Environment;
import java.util.List;

/** Where the market comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface Market {

    /** How what comes from there is labelled. */
    Environment environment();

    /** Exchanges that are simulated beside Candela. */
    record Sandbox() implements Market {
        @Override
        public Environment environment() {
            return Environment.SANDBOX;
        }
    }

    /**
     * The recorded tape.
     *
     * @param speed how many times faster than it was recorded it plays, or {@code max}
     * @param shift whether its times are moved so that it ends now
     */
    record Replay(String speed, boolean shift) implements Market {
        static final String USUAL_SPEED = "600";
        static final String MAX_SPEED = "max";

        public Replay {
            if (!speed.equals(MAX_SPEED) && !speed.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("the speed is a whole number or max, not " + speed);
            }
        }

        @Override
        public Environment environment() {
            return Environment.REPLAY;
        }
    }

    /** Real exchanges. */
    record Live(List<String> venues) implements Market {
        private static final List<String> KNOWN = List.of("coinbase", "kraken", "binance", "bitstamp");

        public Live {
            venues = List.copyOf(venues);
            for (String venue : venues) {
                if (!KNOWN.contains(venue)) {
                    throw new IllegalArgumentException(
                            "a venue is one of " + String.join(", ", KNOWN) + ", not " + venue);
                }
            }
        }

        @Override
        public Environment environment() {
            return Environment.LIVE;
        }
    }
}
