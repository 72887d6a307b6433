package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.signals.backtests.Sizing.ByStrength;
import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.history.Columns;
import io.candela.signals.history.RealColumns;
import io.candela.signals.metrics.Measure;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BacktesterTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Terms FREE = new Terms(0, 0, 0, new Fixed(1), true);

    @Test
    void whatIsDecidedAtACloseIsDoneAtTheNextOpen() {
        Columns columns = Candles.through(100, 110, 121, 133.1, 120, 60);
        BacktestResult result = run(columns, FREE, "LLFFF");
        assertThat(result.trades())
                .containsExactly(new Trade(
                        Candles.BTC,
                        Side.LONG,
                        1,
                        new Fill(Candles.hour(1), 110),
                        new Fill(Candles.hour(3), 133.1),
                        result.trades().getFirst().profit(),
                        false));
        assertThat(result.trades().getFirst().profit()).isCloseTo(0.21, EXACTLY);
        assertCurve(result, 1, 1, 1.1, 1.21, 1.21, 1.21);
        assertThat(result.strategy().equity().times()[0]).isEqualTo(Candles.START.getEpochSecond());
        assertThat(result.strategy().equity().times()[1])
                .isEqualTo(Candles.hour(1).getEpochSecond());
    }

    @Test
    void latencyPutsEveryFillOffByAsManyCandles() {
        Columns columns = Candles.through(100, 110, 121, 133.1, 120, 60, 60);
        BacktestResult result = run(columns, new Terms(0, 0, 2, new Fixed(1), true), "LFFFFF");
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.entry()).isEqualTo(new Fill(Candles.hour(3), 133.1));
            assertThat(trade.exit()).isEqualTo(new Fill(Candles.hour(4), 120));
        });
    }

    @Test
    void feesAndSlippageAreTakenOnTheWayInAndOnTheWayOut() {
        Terms terms = new Terms(10, 20, 0, new Fixed(1), true);
        BacktestResult result = run(Candles.through(100, 100, 200, 200), terms, "LFF");
        double in = 100 * 1.002;
        double out = 200 * 0.998;
        double left = 1 / (in * 1.001) * out * 0.999;
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.entry().price()).isEqualTo(in);
            assertThat(trade.exit().price()).isEqualTo(out);
            assertThat(trade.profit()).isCloseTo(left - 1, EXACTLY);
        });
        assertThat(last(result)).isCloseTo(left, EXACTLY);
    }

    @Test
    void aShortGainsWhatThePriceLosesAndPaysAlike() {
        Terms terms = new Terms(10, 20, 0, new Fixed(0.5), true);
        BacktestResult result = run(Candles.through(100, 100, 50, 50), terms, "SFF");
        double in = 100 * 0.998;
        double out = 50 * 1.002;
        double units = 0.5 / (in * 1.001);
        double left = 1 + units * in * 0.999 - units * out * 1.001;
        assertThat(last(result)).isCloseTo(left, EXACTLY);
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.side()).isEqualTo(Side.SHORT);
            assertThat(trade.share()).isEqualTo(0.5);
            assertThat(trade.profit()).isCloseTo((left - 1) / 0.5, EXACTLY);
        });
    }

    @Test
    void whoDoesNotGoShortIsFlatInstead() {
        BacktestResult result = run(Candles.through(100, 100, 50, 50), new Terms(0, 0, 0, new Fixed(1), false), "SFF");
        assertThat(result.trades()).isEmpty();
        assertThat(result.activity().exposure()).isZero();
        assertThat(result.activity().hitRate()).isNaN();
    }

    @Test
    void aTurnFromLongToShortIsTwoTradesAtOneOpen() {
        BacktestResult result = run(Candles.through(100, 100, 110, 99, 99), FREE, "LSSS");
        assertThat(result.trades()).extracting(Trade::side).containsExactly(Side.LONG, Side.SHORT);
        assertThat(result.trades().getFirst().exit().time())
                .isEqualTo(result.trades().getLast().entry().time());
        assertCurve(result, 1, 1, 1.1, 1.21, 1.21);
    }

    @Test
    void aPositionAtTheEndIsSoldAtTheLastClose() {
        Terms terms = new Terms(100, 0, 0, new Fixed(1), true);
        BacktestResult result = run(Candles.through(100, 100, 200), terms, "LL");
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.cutOff()).isTrue();
            assertThat(trade.exit()).isEqualTo(new Fill(Candles.hour(2), 200));
        });
        assertThat(last(result)).isCloseTo(2 / 1.01 * 0.99, EXACTLY);
    }

    @Test
    void aShortThatHasLostEverythingEndsAndNothingFollows() {
        BacktestResult result = run(Candles.through(100, 100, 250, 50, 50, 80), FREE, "SSLLL");
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.cutOff()).isTrue();
            assertThat(trade.profit()).isEqualTo(-1);
        });
        assertCurve(result, 1, 1, 0, 0, 0, 0);
        assertThat(result.strategy().measures()).containsEntry(Measure.TOTAL_RETURN, -1.0);
    }

    @Test
    void thePositionThatTheWarmUpLeadsToIsTakenAtTheFirstOpen() {
        Columns columns = Candles.through(100, 100, 110, 121, 121);
        Span late = new Span(Candles.hour(2), Candles.hour(4), 2);
        BacktestResult result = new Backtester(List.of(columns), late, FREE).run(Script.of("LLFF"), Oversight.none());
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.entry()).isEqualTo(new Fill(Candles.hour(2), 110));
            assertThat(trade.exit()).isEqualTo(new Fill(Candles.hour(3), 121));
        });
        BacktestResult cold = new Backtester(List.of(columns), new Span(Candles.hour(2), Candles.hour(4), 0), FREE)
                .run(Script.of("FFLL"), Oversight.none());
        assertThat(cold.trades()).isEmpty();
    }

    @Test
    void theSizeIsSettledWithTheSideAndKept() {
        Setup half = Setup.of(new Script("LLLF"), Map.of());
        BacktestResult result = new Backtester(
                        List.of(Candles.through(100, 100, 200, 400, 400)),
                        Candles.all(4),
                        new Terms(0, 0, 0, new ByStrength(0.8), true))
                .run(half, Oversight.none());
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.share()).isCloseTo(0.4, EXACTLY);
            assertThat(trade.profit()).isCloseTo(3, EXACTLY);
        });
        assertThat(last(result)).isCloseTo(0.6 + 0.4 * 4, EXACTLY);
    }

    @Test
    void buyingAndHoldingPaysTheSameFees() {
        Terms terms = new Terms(50, 100, 3, new Fixed(0.1), true);
        BacktestResult result = run(Candles.through(100, 150, 300), terms, "FF");
        double[] holding = result.holding().equity().values();
        double units = 1 / (100 * 1.01 * 1.005);
        assertThat(holding[1]).isCloseTo(units * 150, EXACTLY);
        assertThat(holding[2]).isCloseTo(units * 300 * 0.99 * 0.995, EXACTLY);
        assertThat(result.strategy().measures()).containsEntry(Measure.TOTAL_RETURN, 0.0);
    }

    @Test
    void eachInstrumentHasAnEqualPartWhichWaitsUntilItsFirstCandle() {
        Columns one = Candles.through(Candles.BTC, 0, 100, 100, 200, 200, 200);
        Columns two = Candles.through(new Instrument("ETH-USD"), 2, 10, 10, 5);
        BacktestResult result =
                new Backtester(List.of(one, two), Candles.all(4), FREE).run(Script.of("LL"), Oversight.none());
        assertCurve(result, 1, 1, 1.5, 1.5, 1.25);
        double[] holding = result.holding().equity().values();
        assertThat(holding[4]).isCloseTo((2 + 0.5) / 2, EXACTLY);
        assertThat(result.activity().trades()).isEqualTo(2);
        assertThat(result.activity().hitRate()).isEqualTo(0.5);
        assertThat(result.activity().exposure()).isCloseTo(4.0 / 6, EXACTLY);
    }

    @Test
    void aSingleSetupIsASingleTrial() {
        BacktestResult result = run(Candles.walk(200, 3), FREE, "L");
        assertThat(result.significance().trials()).isEqualTo(1);
        assertThat(result.significance().luckySharpe()).isZero();
        assertThat(result.significance().probability()).isBetween(0.0, 1.0);
    }

    @Test
    void withoutCandlesInTheSpanThereIsNoBacktest() {
        Columns columns = Candles.through(100, 100, 100);
        Span later = new Span(Candles.hour(7), Candles.hour(9), 0);
        assertThatThrownBy(() -> new Backtester(List.of(columns), later, FREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BTC-USD has no candles from 2020-01-01T07:00:00Z to 2020-01-01T09:00:00Z");
    }

    @Test
    void instrumentsAreDifferentAndOfOneInterval() {
        Columns columns = Candles.through(100, 100, 100);
        Columns days = new Columns.Builder(new Instrument("ETH-USD"), Interval.D1)
                .add(Candles.START, columns.bar(0))
                .build();
        for (List<Columns> wrong : List.of(List.<Columns>of(), List.of(columns, columns), List.of(columns, days))) {
            assertThatThrownBy(() -> new Backtester(wrong, Candles.all(2), FREE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onRealCandlesTheAveragesCrossAsOftenAsTheyDid() throws IOException {
        Columns columns = RealColumns.of("BTC");
        Span span = new Span(
                columns.openTime(500), columns.openTime(columns.size() - 1).plusSeconds(1), 500);
        BacktestResult result = new Backtester(List.of(columns), span, new Terms(10, 5, 0, new Fixed(1), false))
                .run(Setup.of(new EmaCross(), Map.of()), Oversight.none());
        assertThat(result.trades())
                .hasSizeGreaterThan(100)
                .allSatisfy(trade ->
                        assertThat(trade.exit().time()).isAfter(trade.entry().time()));
        double product = result.trades().stream()
                .mapToDouble(trade -> 1 + trade.profit())
                .reduce(1, (a, b) -> a * b);
        assertThat(last(result)).isCloseTo(product, within(product * 1e-9));
    }

    private static BacktestResult run(Columns columns, Terms terms, String sides) {
        return new Backtester(List.of(columns), Candles.all(columns.size()), terms)
                .run(Script.of(sides), Oversight.none());
    }

    private static void assertCurve(BacktestResult result, double... expected) {
        assertThat(result.strategy().equity().values()).containsExactly(expected, EXACTLY);
    }

    private static double last(BacktestResult result) {
        double[] values = result.strategy().equity().values();
        return values[values.length - 1];
    }
}
