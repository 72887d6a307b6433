package io.candela.marketdata.feeds.coinbase;

import info.bitrich.xchangestream.coinbasepro.CoinbaseProStreamingMarketDataService;
import info.bitrich.xchangestream.coinbasepro.CoinbaseProStreamingService;
import info.bitrich.xchangestream.coinbasepro.dto.CoinbaseProOrderBookMode;
import info.bitrich.xchangestream.core.ProductSubscription;
import info.bitrich.xchangestream.core.StreamingMarketDataService;
import io.candela.bench.market.Outcome;
import io.candela.bench.market.Recordings;
import io.candela.bench.market.VenueFrames;
import io.candela.bench.market.XChangeReader;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;

/** Coinbase's {@code match}. XChange reads the same message; it knows times to the millisecond. */
public final class CoinbaseFrames implements VenueFrames {
    private static final CurrencyPair PAIR = new CurrencyPair("SKL", "USD");

    @Override
    public Instrument instrument() {
        return new Instrument("SKL-USD");
    }

    @Override
    public String symbol(Instrument instrument) {
        return instrument.id();
    }

    @Override
    public VenueProtocol protocol() {
        return new CoinbaseVenue();
    }

    @Override
    public String frame(Trade trade) {
        return """
            {"type":"match","trade_id":%s,"maker_order_id":"2a0da34e-61f7-4c36-88e5-c9dd15927b16",\
            "taker_order_id":"3c82abaa-c01e-4608-be59-6a1e69742891","side":"%s","size":"%s","price":"%s",\
            "product_id":"%s","sequence":201390075,"time":"%s"}\
            """.formatted(
                        trade.tradeId(),
                        trade.takerSide() == TakerSide.BUY ? "sell" : "buy",
                        trade.quantity().toPlainString(),
                        trade.price().toPlainString(),
                        symbol(trade.instrument()),
                        trade.time());
    }

    @Override
    public List<String> recorded() throws IOException {
        return Recordings.session("coinbase/COINBASE.ws.28.0.gz", "\"type\":\"match\"", "\"SKL-USD\"");
    }

    @Override
    public XChangeReader peer() {
        CoinbaseProStreamingService service =
                new CoinbaseProStreamingService(XChangeReader.NOWHERE, () -> null, CoinbaseProOrderBookMode.Default);
        XChangeReader reader = new XChangeReader(service);
        service.subscribeMultipleCurrencyPairs(
                ProductSubscription.create().addTrades(PAIR).build());
        return reader.listenTo(marketData(service).getTrades(PAIR));
    }

    // Its constructor is for its exchange only, which would first ask the venue what it trades.
    private static StreamingMarketDataService marketData(CoinbaseProStreamingService service) {
        try {
            Constructor<CoinbaseProStreamingMarketDataService> constructor =
                    CoinbaseProStreamingMarketDataService.class.getDeclaredConstructor(
                            CoinbaseProStreamingService.class);
            constructor.setAccessible(true);
            return constructor.newInstance(service);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another XChange", e);
        }
    }

    @Override
    public Outcome outcome(Trade trade) {
        return new Outcome(
                trade.tradeId(),
                trade.price(),
                trade.quantity(),
                Objects.requireNonNull(trade.takerSide()),
                trade.time().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Outcome outcome(org.knowm.xchange.dto.marketdata.Trade trade) {
        return new Outcome(
                trade.getId(),
                trade.getPrice(),
                trade.getOriginalAmount(),
                trade.getType() == OrderType.BID ? TakerSide.BUY : TakerSide.SELL,
                trade.getTimestamp().toInstant());
    }
}
