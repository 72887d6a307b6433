package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.history.Series;
import io.candela.marketdata.history.TradeSum;
import io.candela.marketdata.history.TradeSums;
import io.candela.marketdata.history.TradeSums.Patience;
import java.time.Instant;
import java.util.List;

/**
 * Candles that are not published, made of the trades in the history when they are asked for: those of one venue, and those of
 * a second.
 *
 * @param venue whose trades count, or {@link Venue#CONSOLIDATED} for all
 * @param now by what time they are open or closed: see {@link #reached}
 */
record TradedCandles(TradeSums sums, Venue venue, CandleRules rules, Environment environment, Instant now)
        implements CandleList {

    /**
     * By when the trades of an instrument are surely in the history: all of an instrument are stored in one order, so what came
     * before the newest is there. Where nothing has been traded for as long as corrections take, there was nothing to store.
     */
    static Instant reached(TradeSums sums, Instrument instrument, CandleRules rules, Instant now) {
        Instant patient = now.minus(rules.horizon());
        Instant stored = sums.newest(instrument).orElse(patient);
        Instant reached = Instants.later(stored, patient);
        return Instants.earlier(reached, now);
    }

    @Override
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        Series series = new Series(instrument, venue, interval);
        return sums.ascending(series, from, to, patience(), limit).stream()
                .map(sum -> candle(series, sum))
                .toList();
    }

    @Override
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        Series series = new Series(instrument, venue, interval);
        return sums.newest(series, to, patience(), limit).stream()
                .map(sum -> candle(series, sum))
                .toList();
    }

    private Patience patience() {
        return new Patience(rules.grace(), rules.horizon());
    }

    private Candle candle(Series series, TradeSum sum) {
        Instant closesAt = rules.closesAt(series.interval(), sum.openTime());
        boolean open = now.isBefore(closesAt);
        boolean corrected = !open && sum.late() > 0;
        return new Candle(
                environment,
                series.instrument(),
                venue,
                series.interval(),
                sum.openTime(),
                series.interval().end(sum.openTime()),
                sum.open(),
                sum.high(),
                sum.low(),
                sum.close(),
                sum.volume(),
                Tally.vwap(sum.notional(), sum.volume(), sum.close()),
                sum.trades(),
                sum.takerBuyVolume(),
                open ? State.OPEN : corrected ? State.CORRECTED : State.CLOSED,
                corrected ? sum.late() : 0,
                !now.isBefore(rules.finalAt(series.interval(), sum.openTime())),
                open ? now : corrected ? sum.newest() : closesAt);
    }
}
