package io.candela.signals.scorecards;

import java.util.Arrays;
import java.util.List;

/** When the outcome of a signal is taken. */
enum Horizon {
    /** At the close of the candle at whose open a follower enters. */
    ONE("1", 1),
    FOUR("4", 4),
    TWENTY_FOUR("24", 24),
    /** When a later signal of the same setup, instrument and interval wants another side, or the signal is withdrawn. */
    EXIT("exit", 0);

    private final String code;
    private final int candles;

    Horizon(String code, int candles) {
        this.code = code;
        this.candles = candles;
    }

    /** The form that stands in JSON and in requests: the number of candles, or {@code exit}. */
    String code() {
        return code;
    }

    /** For how many candles the position is held; 0 where that is not fixed. */
    int candles() {
        return candles;
    }

    static Horizon of(String code) {
        return Arrays.stream(values())
                .filter(horizon -> horizon.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no horizon " + code));
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Horizon::code).toList();
    }
}
