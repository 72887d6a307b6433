package io.candela.bench.signals;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ten setups of one strategy, the crosses of all averages over 1 to 5 candles, on candles that close high and low in turn.
 * A shorter average swings more widely than a longer one, so that each candle turns each cross; at first only some, since
 * an average takes a few candles to swing evenly.
 */
final class FlippingSetups {
    private static final int LONGEST = 5;
    private static final int LOOKED_AT = 200;

    private final List<Setup> all = new ArrayList<>();
    /** How many setups change their position with each candle, the first ones. */
    private final int[] changes = new int[LOOKED_AT];

    FlippingSetups() {
        for (int slow = 2; slow <= LONGEST; slow++) {
            for (int fast = 1; fast < slow; fast++) {
                Setup setup = Setup.of(
                        new EmaCross(), Map.of("fast", BigDecimal.valueOf(fast), "slow", BigDecimal.valueOf(slow)));
                all.add(setup);
                count(setup.begin());
            }
        }
    }

    private void count(Strategy.Fold fold) {
        @Nullable Side before = null;
        for (int minute = 0; minute < LOOKED_AT; minute++) {
            double close = LiveCandles.close(minute).doubleValue();
            fold.update(new Bar(close, close, close, close, 1));
            @Nullable Side after = fold.ready() ? fold.side() : null;
            if (before != null && before != after) {
                changes[minute]++;
            }
            before = after;
        }
    }

    int size() {
        return all.size();
    }

    /** How many signals the candle of {@code minute} gives of one instrument, of which it is the {@code minute}th. */
    int signals(int minute) {
        return minute < LOOKED_AT ? changes[minute] : size();
    }

    /** From which candle on each one turns all setups. */
    int steady() {
        int minute = LOOKED_AT;
        while (changes[minute - 1] == size()) {
            minute--;
        }
        if (minute > LOOKED_AT / 2) {
            throw new IllegalStateException("Not every candle turns all setups");
        }
        return minute;
    }

    /** What makes a signals-service run these and no others. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            String prefix = "--candela.signals.strategies[" + i + "].";
            arguments.add(prefix + "strategy=" + all.get(i).strategy().name());
            arguments.add(prefix + "intervals=" + LiveCandles.INTERVAL.code());
            all.get(i)
                    .values()
                    .asMap()
                    .forEach((name, value) ->
                            arguments.add(prefix + "parameters." + name + '=' + value.toPlainString()));
        }
        return arguments;
    }
}
