package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import java.util.List;

/** What became of a trade. */
sealed interface Counting {
    /** It was counted; {@code corrections} are the closed candles that it changed, shortest first. */
    record Counted(List<Candle> corrections) implements Counting {
        static final Counted WITHOUT_CORRECTIONS = new Counted(List.of());
    }

    /** It had been counted before. */
    record Duplicate() implements Counting {}

    /** Its minute is final. */
    record TooLate() implements Counting {}
}
