package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.marketdata.prices.PriceView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an instrument in the last 24 hours, as the API shows it. */
@Schema(name = "Ticker", description = "What became of an instrument in the last 24 hours")
record TickerView(
        Instrument instrument,
        Environment environment,

        @Schema(description = "The consolidated price, as /v1/prices has it")
        BigDecimal last,

        @Schema(description = "0 to 1: how closely the venues agree on the last price", example = "0.8")
        BigDecimal confidence,

        @Schema(description = "How many venues the last price was made of")
        int venues,

        @Schema(description = "Price of the first trade in the 24 hours; absent if there was none") @Nullable
        BigDecimal open,

        @Schema(description = "Highest price of a trade; absent if there was none") @Nullable
        BigDecimal high,

        @Schema(description = "Lowest price of a trade; absent if there was none") @Nullable
        BigDecimal low,

        @Schema(description = "Units of the base that changed hands", example = "1275.25")
        BigDecimal volume,

        @Schema(description = "Units of the quote currency that changed hands, to 16 digits", example = "81627340.6")
        BigDecimal quoteVolume,

        @Schema(description = "Volume-weighted average price; absent if nothing was traded") @Nullable
        BigDecimal vwap,

        @Schema(description = "The last price less the first; absent if nothing was traded", example = "-312.5")
        @Nullable
        BigDecimal change,

        @Schema(
                description = "That in percent of the first, to 4 decimals; absent if nothing was traded",
                example = "-0.4858")
        @Nullable
        BigDecimal changePercent,

        @Schema(description = "How many trades were counted", example = "41812")
        long trades,

        @Schema(description = "When the 24 hours begin: the full minute a day before")
        Instant openTime,

        @Schema(description = "When they end: the time of the answer by the environment's clock")
        Instant closeTime,

        Candles candles,

        @Schema(description = "Why trades may be missing; absent if none are") @Nullable
        List<Incomplete> incomplete,

        @Schema(description = "Source time of the newest trade that the last price was made of")
        Instant asOf,

        @Schema(description = "When that trade was received")
        Instant receivedAt,

        @Schema(description = "From when on the last price must not be taken for current")
        Instant staleAt,

        @Schema(description = "Whether staleAt has passed by the environment's clock")
        boolean stale,

        @Schema(description = "What the ticker was made of; with include=lineage") @Nullable
        Lineage lineage) {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 4;

    static TickerView of(Price price, Window window, Instant now, List<Incomplete> incomplete) {
        Traded traded = window.traded();
        BigDecimal change =
                traded == null ? null : Decimals.canonical(price.price().subtract(traded.open()));
        return new TickerView(
                price.instrument(),
                price.environment(),
                price.price(),
                price.confidence(),
                price.venues(),
                traded == null ? null : traded.open(),
                traded == null ? null : traded.high(),
                traded == null ? null : traded.low(),
                traded == null ? BigDecimal.ZERO : Decimals.canonical(traded.volume()),
                traded == null
                        ? BigDecimal.ZERO
                        : Decimals.canonical(traded.value().round(Traded.DIGITS)),
                traded == null ? null : traded.average(),
                change,
                traded == null || change == null ? null : percent(change, traded.open()),
                traded == null ? 0 : traded.trades(),
                window.from(),
                now,
                new Candles(window.from(), window.to(), traded == null ? 0 : traded.candles()),
                incomplete.isEmpty() ? null : incomplete,
                price.asOf(),
                price.receivedAt(),
                price.staleAt(),
                !now.isBefore(price.staleAt()),
                null);
    }

    TickerView with(Lineage made) {
        return new TickerView(
                instrument,
                environment,
                last,
                confidence,
                venues,
                open,
                high,
                low,
                volume,
                quoteVolume,
                vwap,
                change,
                changePercent,
                trades,
                openTime,
                closeTime,
                candles,
                incomplete,
                asOf,
                receivedAt,
                staleAt,
                stale,
                made);
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal open) {
        return Decimals.canonical(change.multiply(PERCENT).divide(open, PERCENT_SCALE, RoundingMode.HALF_EVEN));
    }

    /** Which candles a ticker was made of. */
    @Schema(name = "TickerCandles", description = "The one-minute candles that it was made of")
    record Candles(
            @Schema(description = "Open time of the first minute, inclusive")
            Instant from,

            @Schema(description = "Open time of the last minute, exclusive")
            Instant to,

            @Schema(description = "How many of these minutes have a candle", example = "1438")
            int count) {}

    /** What else is needed to compute a ticker again. */
    @Schema(name = "TickerLineage", description = "What else is needed to compute a ticker again")
    record Lineage(
            @Schema(
                    description =
                            "What /v1/candles was to be asked with as `asOf` for the candles that were closed; absent if none"
                                    + " was")
            @Nullable
            Instant knownAt,

            @Schema(description = "The candles that were open, which nobody can ask for later")
            List<Running> open,

            @Schema(description = "Name and version of the way the last price was computed", example = "wmedian-2")
            String methodology,

            @Schema(description = "What each venue contributed to the last price")
            List<PriceView.Input> inputs) {

        static Lineage of(Price price, Window window) {
            return new Lineage(
                    window.knownAt(),
                    window.open().stream().map(Running::of).toList(),
                    price.methodology(),
                    price.inputs().stream().map(PriceView.Input::of).toList());
        }
    }

    /** A candle that was open. */
    @Schema(name = "RunningCandle", description = "A one-minute candle as it was while it was open")
    record Running(
            @Schema(description = "Start of the minute") Instant openTime,

            @Schema(description = "Price of the first trade")
            BigDecimal open,

            @Schema(description = "Highest price") BigDecimal high,
            @Schema(description = "Lowest price") BigDecimal low,

            @Schema(description = "Price of the last trade so far")
            BigDecimal close,

            @Schema(description = "Units of the base that changed hands")
            BigDecimal volume,

            @Schema(description = "Volume-weighted average price")
            BigDecimal vwap,

            @Schema(description = "How many trades were counted")
            long trades) {

        static Running of(Candle candle) {
            return new Running(
                    candle.openTime(),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    candle.vwap(),
                    candle.trades());
        }
    }
}
