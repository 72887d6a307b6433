package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.history.Columns;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The engine on any walk, any positions and any terms. */
class EnginePropertiesTest {
    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.strings().withChars('L', 'F', 'S').ofMinLength(1).ofMaxLength(60);
    }

    @Property(tries = 200)
    void itsCurveIsThatOfALedgerThatIsKeptByHand(
            @ForAll long seed,
            @ForAll("scripts") String sides,
            @ForAll @IntRange(max = 3) int latency,
            @ForAll @DoubleRange(min = 0, max = 50) double fee,
            @ForAll @DoubleRange(min = 0.1, max = 1) double share) {
        Columns columns = Candles.walk(60, seed);
        Terms terms = new Terms(fee, 5, latency, new Fixed(share), true);
        double[] curve =
                run(columns, Candles.all(60), terms, sides).strategy().equity().values();
        double[] ledger = ledger(columns, terms, share, sides);
        for (int i = 0; i < curve.length; i++) {
            assertThat(curve[i]).as("at " + i).isCloseTo(ledger[i], within(1e-10));
        }
    }

    @Property(tries = 200)
    void laterCandlesChangeNothingThatHasHappened(
            @ForAll long seed,
            @ForAll("scripts") String sides,
            @ForAll @IntRange(min = 2, max = 119) int cut,
            @ForAll @IntRange(max = 3) int latency) {
        Columns columns = Candles.walk(120, seed);
        Terms terms = new Terms(10, 5, latency, new Sizing.ByVolatility(0.3, 20, 1), true);
        BacktestResult whole = run(columns, Candles.all(120), terms, sides);
        BacktestResult part = run(columns, Candles.all(cut), terms, sides);
        // The last value of the part is that of selling everything.
        for (int i = 0; i < cut; i++) {
            assertThat(part.strategy().equity().values()[i])
                    .isEqualTo(whole.strategy().equity().values()[i]);
        }
        List<Trade> ended =
                part.trades().stream().filter(trade -> !trade.cutOff()).toList();
        assertThat(ended).isEqualTo(whole.trades().subList(0, ended.size()));
    }

    /** Money and units after each fill, written down without any of the engine's own means. */
    private static double[] ledger(Columns columns, Terms terms, double share, String sides) {
        double fee = terms.feeBasisPoints() / 1e4;
        double slip = terms.slippageBasisPoints() / 1e4;
        double[] worth = new double[columns.size() + 1];
        double money = 1;
        double units = 0;
        char held = 'F';
        worth[0] = 1;
        for (int i = 0; i < columns.size(); i++) {
            int decided = i - 1 - terms.latency();
            char wanted = decided < 0 ? 'F' : sides.charAt(Math.min(decided, sides.length() - 1));
            if (wanted != held) {
                double open = columns.open()[i];
                if (units > 0) {
                    money += units * open * (1 - slip) * (1 - fee);
                } else if (units < 0) {
                    money += units * open * (1 + slip) * (1 + fee);
                }
                units = 0;
                if (wanted == 'L') {
                    units = share * money / (open * (1 + slip) * (1 + fee));
                    money -= share * money;
                } else if (wanted == 'S') {
                    double sold = share * money / (open * (1 - slip) * (1 + fee));
                    units = -sold;
                    money += sold * open * (1 - slip) * (1 - fee);
                }
                held = wanted;
            }
            worth[i + 1] = money + units * columns.close()[i];
        }
        double last = columns.close()[columns.size() - 1];
        double sign = Math.signum(units);
        worth[columns.size()] = money + units * last * (1 - sign * slip) * (1 - sign * fee);
        return worth;
    }

    private static BacktestResult run(Columns columns, Span span, Terms terms, String sides) {
        return new Backtester(List.of(columns), span, terms).run(Script.of(sides), Oversight.none());
    }
}
