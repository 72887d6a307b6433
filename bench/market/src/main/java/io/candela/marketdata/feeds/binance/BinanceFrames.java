package io.candela.marketdata.feeds.binance;

import info.bitrich.xchangestream.binance.BinanceStreamingMarketDataService;
import info.bitrich.xchangestream.binance.BinanceStreamingService;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.core.ProductSubscription;
import io.candela.bench.market.Outcome;
import io.candela.bench.market.Recordings;
import io.candela.bench.market.VenueFrames;
import io.candela.bench.market.XChangeReader;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;

/**
 * Binance's {@code aggTrade}. XChange reads single trades only: it gets the same message on the stream {@code trade}, finds
 * all but the number of the trade in it, and says the maker's side.
 */
public final class BinanceFrames implements VenueFrames {
    private static final CurrencyPair PAIR = new CurrencyPair("NKN", "USDT");
    private static final int ORDERS = 1_000;

    @Override
    public Instrument instrument() {
        return new Instrument("NKN-USDT");
    }

    @Override
    public String symbol(Instrument instrument) {
        return instrument.id().replace("-", "");
    }

    @Override
    public VenueProtocol protocol() {
        return new BinanceVenue();
    }

    @Override
    public String frame(Trade trade) {
        return """
            {"stream":"nknusdt@trade","data":{"e":"aggTrade","E":%1$d,"s":"%2$s","a":%3$s,"p":"%4$s","q":"%5$s",\
            "f":19862790,"l":19862790,"T":%1$d,"m":%6$b,"M":true}}\
            """.formatted(
                        trade.time().toEpochMilli(),
                        symbol(trade.instrument()),
                        trade.tradeId(),
                        trade.price().toPlainString(),
                        trade.quantity().toPlainString(),
                        trade.takerSide() == TakerSide.SELL);
    }

    @Override
    public List<String> recorded() throws IOException {
        return Recordings.session("binance/BINANCE.ws.1.0.gz", "nknusdt@aggTrade").stream()
                .map(frame -> frame.replace("nknusdt@aggTrade", "nknusdt@trade"))
                .toList();
    }

    @Override
    public XChangeReader peer() {
        BinanceAdapters.putSymbolMapping("NKNUSDT", PAIR);
        ProductSubscription trades = ProductSubscription.create()
                .addTrades((org.knowm.xchange.instrument.Instrument) PAIR)
                .build();
        BinanceStreamingService service =
                new BinanceStreamingService(XChangeReader.NOWHERE, trades, new KlineSubscription(Map.of()));
        XChangeReader reader = new XChangeReader(service);
        return reader.listenTo(
                new BinanceStreamingMarketDataService(service, null, () -> {}, "", false, ORDERS).getTrades(PAIR));
    }

    @Override
    public Outcome outcome(Trade trade) {
        return new Outcome(
                "", trade.price(), trade.quantity(), Objects.requireNonNull(trade.takerSide()), trade.time());
    }

    @Override
    public Outcome outcome(org.knowm.xchange.dto.marketdata.Trade trade) {
        return new Outcome(
                "",
                trade.getPrice(),
                trade.getOriginalAmount(),
                trade.getType() == OrderType.BID ? TakerSide.SELL : TakerSide.BUY,
                trade.getTimestamp().toInstant());
    }
}
