package io.candela.marketdata.history;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Price;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.platform.json.RecordJson;
import io.questdb.client.Sender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes events as rows. Open candles are no history. */
final class Rows {
    private final Sender sender;

    Rows(Sender sender) {
        this.sender = sender;
    }

    /**
     * Whether {@code event} became a row.
     *
     * @param published when it was put on its topic
     */
    boolean write(Object event, Instant published) {
        return switch (event) {
            case Trade trade -> write(trade);
            case Candle candle when candle.state() == Candle.State.OPEN -> false;
            case Candle candle -> write(candle);
            case Price price -> write(price, published);
            default -> false;
        };
    }

    private boolean write(Trade trade) {
        sender.table("trades")
                .symbol("instrument", trade.instrument().id())
                .symbol("venue", trade.venue().id());
        TakerSide side = trade.takerSide();
        if (side != null) {
            sender.symbol("taker_side", side.code());
        }
        sender.stringColumn("trade_id", trade.tradeId());
        decimal("price", trade.price());
        decimal("quantity", trade.quantity());
        time("received_at", trade.receivedAt());
        return at(trade.time());
    }

    boolean write(Candle candle) {
        sender.table("candles")
                .symbol("instrument", candle.instrument().id())
                .symbol("venue", candle.venue().id())
                .symbol("length", candle.interval().code())
                .symbol("state", candle.state().name().toLowerCase(Locale.ROOT))
                .longColumn("revision", candle.revision());
        decimal("open", candle.open());
        decimal("high", candle.high());
        decimal("low", candle.low());
        decimal("close", candle.close());
        decimal("volume", candle.volume());
        decimal("vwap", candle.vwap());
        BigDecimal takerBuyVolume = candle.takerBuyVolume();
        if (takerBuyVolume != null) {
            decimal("taker_buy_volume", takerBuyVolume);
        }
        sender.longColumn("trades", candle.trades()).boolColumn("final", candle.isFinal());
        time("known_at", candle.knownAt());
        return at(candle.openTime());
    }

    private boolean write(Price price, Instant published) {
        sender.table("known_prices")
                .symbol("instrument", price.instrument().id())
                .symbol("methodology", price.methodology());
        decimal("price", price.price());
        decimal("confidence", price.confidence());
        sender.longColumn("venues", price.venues());
        time("as_of", price.asOf());
        time("received_at", price.receivedAt());
        time("stale_at", price.staleAt());
        sender.stringColumn("inputs", RecordJson.mapper().writeValueAsString(price.inputs()));
        // The topic's clock is the wall clock, which is not the time of a recording.
        return at(price.environment() == Environment.REPLAY ? price.asOf() : published);
    }

    private void decimal(String column, BigDecimal value) {
        sender.decimalColumn(column, value.toPlainString());
    }

    private void time(String column, Instant time) {
        sender.timestampColumn(column, StoreTime.nanos(time), ChronoUnit.NANOS);
    }

    private boolean at(Instant time) {
        sender.at(StoreTime.nanos(time), ChronoUnit.NANOS);
        return true;
    }
}
