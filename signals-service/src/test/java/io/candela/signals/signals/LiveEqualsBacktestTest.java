package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Oversight;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.backtests.Trade;
import io.candela.signals.backtests.Turns;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the signals of the live path and those of a back-test of the same candles are the same, and that it trades them. */
class LiveEqualsBacktestTest {
    private static final int CANDLES = 2000;
    private static final Instant END = Market.START.plus(Interval.H1.length().multipliedBy(CANDLES));

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void aBacktestSaysWhatWasSaidLiveDigitForDigit(Setup setup) {
        List<Candle> candles = Market.settled(Market.walk(Market.BTC, CANDLES, 23));
        Run live = new Run(setup);
        candles.forEach(live::take);
        assertThat(told(setup, List.of(candles)))
                .isEqualTo(live.signals().stream().map(Words::of).toList())
                .hasSizeGreaterThan(5);
    }

    /** One instrument begins later, one misses candles, and one is away for longer than positions are remembered. */
    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#universes")
    void soItDoesOfAUniverse(UniverseSetup setup) {
        int away = UniverseStrategy.REMEMBERED + 1;
        List<List<Candle>> markets = new ArrayList<>();
        for (String id : List.of("ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD", "XRP-USD")) {
            markets.add(new ArrayList<>(Market.settled(Market.walk(new Instrument(id), CANDLES, id.hashCode()))));
        }
        markets.get(0).subList(0, 100).clear();
        markets.get(2).removeIf(candle -> candle.openTime().getEpochSecond() % (7 * 3600) == 0);
        for (int time = 0; time < 5; time++) {
            markets.get(4).subList(200 * time + 50, 200 * time + 50 + away).clear();
        }
        Comparison live = new Comparison(setup);
        markets.stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Candle::openTime))
                .forEach(live::take);
        live.pass(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(told(setup, markets))
                .containsExactlyInAnyOrderElementsOf(standing(live.signals()))
                .hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void everySignalIsTradedAtTheNextOpenAndNothingElseIs(Setup setup) {
        List<Candle> candles = Market.settled(Market.walk(Market.BTC, CANDLES, 23));
        SortedMap<Instant, Side> signalled = new TreeMap<>();
        told(setup, List.of(candles)).forEach(said -> signalled.put(said.candleOpenTime.plusSeconds(3600), said.side));
        signalled.remove(END);

        SortedMap<Instant, Side> traded = traded(backtester(List.of(candles)).run(setup, Oversight.none()));
        // What a strategy holds as soon as it is warm is no change, and no signal; the back-test takes it.
        traded.headMap(signalled.firstKey()).clear();
        assertThat(traded).isEqualTo(signalled);
    }

    private static List<Words> told(Configured setup, List<List<Candle>> markets) {
        Turns turns = backtester(markets).turns(setup, span(), Integer.MAX_VALUE, Oversight.none());
        assertThat(turns.count()).isEqualTo(turns.first().size());
        return turns.first().stream().map(Words::of).toList();
    }

    private static Backtester backtester(List<List<Candle>> markets) {
        List<Columns> columns =
                markets.stream().map(LiveEqualsBacktestTest::columns).toList();
        return new Backtester(columns, span(), new Terms(10, 5, 0, new Sizing.Fixed(1), true));
    }

    private static Span span() {
        return new Span(Market.START, END, 0);
    }

    private static Columns columns(List<Candle> candles) {
        Columns.Builder builder = new Columns.Builder(
                candles.getFirst().instrument(), candles.getFirst().interval());
        candles.forEach(candle -> builder.add(candle.openTime(), Bar.of(candle)));
        return builder.build();
    }

    private static List<Words> standing(List<Signal> signals) {
        Map<String, Signal> newest = new LinkedHashMap<>();
        signals.forEach(signal -> newest.put(signal.id(), signal));
        return newest.values().stream()
                .filter(signal -> signal.state() != Signal.State.WITHDRAWN)
                .map(Words::of)
                .toList();
    }

    /** The position that was taken at each time at which something was traded. */
    private static SortedMap<Instant, Side> traded(BacktestResult result) {
        SortedMap<Instant, Side> traded = new TreeMap<>();
        for (Trade trade : result.trades()) {
            traded.put(trade.entry().time(), trade.side());
            if (!trade.cutOff()) {
                traded.put(trade.exit().time(), Side.FLAT);
            }
        }
        // Where one trade ends and the next begins at once, the beginning counts.
        result.trades().forEach(trade -> traded.put(trade.entry().time(), trade.side()));
        return traded;
    }

    /** All of a signal that does not depend on when it was emitted, digit for digit. */
    private record Words(
            String id,
            String setup,
            Instrument instrument,
            Interval interval,
            Side side,
            BigDecimal strength,
            SortedMap<String, BigDecimal> reason,
            Instant candleOpenTime,
            Instant expiresAt) {

        static Words of(Signal signal) {
            return new Words(
                    signal.id(),
                    Configured.label(signal.strategy(), signal.version(), signal.parameters()),
                    signal.instrument(),
                    signal.interval(),
                    signal.side(),
                    signal.strength(),
                    signal.reason(),
                    signal.candleOpenTime(),
                    signal.expiresAt());
        }

        static Words of(Turn turn) {
            return new Words(
                    turn.id(),
                    turn.setup().label(),
                    turn.instrument(),
                    turn.interval(),
                    turn.stance().side(),
                    turn.strength(),
                    turn.reason(),
                    turn.candleOpenTime(),
                    turn.expiresAt());
        }
    }
}
