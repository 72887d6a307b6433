package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.Gap.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts rows in the place of intervals that were watched and had no trade; what was not observed stays a gap. */
record Filling(
        Environment environment,
        Instrument instrument,
        Venue venue,
        ZonedInterval interval,
        Fill fill,
        CandleRules rules,
        Observation observation,
        Instant now) {

    /**
     * The candles with what fills the gaps between them, at most {@code limit} rows.
     *
     * @param before the close of the candle before the first gap
     */
    List<CandleView> fill(List<Candle> candles, List<Gap> gaps, BigDecimal before, int limit) {
        TreeMap<Instant, CandleView> rows = new TreeMap<>();
        TreeMap<Instant, BigDecimal> closes = new TreeMap<>();
        for (Candle candle : candles) {
            rows.put(candle.openTime(), CandleView.of(candle, observation, false));
            closes.put(candle.openTime(), candle.close());
        }
        for (Gap gap : gaps) {
            if (gap.reason() == Reason.NO_TRADES) {
                Map.Entry<Instant, BigDecimal> last = closes.lowerEntry(gap.from());
                BigDecimal price = fill == Fill.ZERO ? BigDecimal.ZERO : last == null ? before : last.getValue();
                int filled = 0;
                for (Instant open = gap.from();
                        open.isBefore(gap.to()) && filled < limit;
                        open = interval.end(open), filled++) {
                    rows.put(open, row(open, price));
                }
            }
        }
        return rows.values().stream().limit(limit).toList();
    }

    private CandleView row(Instant openTime, BigDecimal price) {
        boolean settled = !now.isBefore(rules.finalAt(interval, openTime));
        return CandleView.filled(
                environment, instrument, venue, interval, openTime, price, settled, rules.closesAt(interval, openTime));
    }
}
