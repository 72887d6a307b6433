package io.candela.marketdata.feeds.bitstamp;

import info.bitrich.xchangestream.bitstamp.v2.BitstampStreamingMarketDataService;
import info.bitrich.xchangestream.bitstamp.v2.BitstampStreamingService;
import io.candela.bench.market.Outcome;
import io.candela.bench.market.Recordings;
import io.candela.bench.market.VenueFrames;
import io.candela.bench.market.XChangeReader;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;

/**
 * Bitstamp's {@code trade}. XChange reads the same message, but would hand no trade on: it looks for its subscriber under
 * another name than it has put it. Here it is put under the name that is looked for.
 */
public final class BitstampFrames implements VenueFrames {
    private static final CurrencyPair PAIR = new CurrencyPair("ETH", "USD");

    @Override
    public Instrument instrument() {
        return new Instrument("ETH-USD");
    }

    @Override
    public String symbol(Instrument instrument) {
        return instrument.id().replace("-", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public VenueProtocol protocol() {
        return new BitstampVenue();
    }

    @Override
    public String frame(Trade trade) {
        return """
            {"data":{"id":%1$s,"timestamp":"%2$d","amount":%3$s,"amount_str":"%3$s","price":%4$s,"price_str":"%4$s",\
            "type":%5$d,"microtimestamp":"%6$d","buy_order_id":1444211213320192,"sell_order_id":1444211208560640},\
            "channel":"live_trades_%7$s","event":"trade"}\
            """.formatted(
                        trade.tradeId(),
                        trade.time().getEpochSecond(),
                        trade.quantity().toPlainString(),
                        trade.price().toPlainString(),
                        trade.takerSide() == TakerSide.BUY ? 0 : 1,
                        ChronoUnit.MICROS.between(Instant.EPOCH, trade.time()),
                        symbol(trade.instrument()));
    }

    @Override
    public List<String> recorded() throws IOException {
        return Recordings.session("bitstamp/BITSTAMP.ws.1.0.gz", "\"event\":\"trade\"", "live_trades_ethusd");
    }

    @Override
    public XChangeReader peer() {
        BitstampStreamingService service = new BitstampStreamingService(XChangeReader.NOWHERE) {
            @Override
            public String getSubscriptionUniqueId(String channelName, Object... args) {
                return channelName;
            }
        };
        XChangeReader reader = new XChangeReader(service);
        return reader.listenTo(new BitstampStreamingMarketDataService(service).getTrades(PAIR));
    }

    @Override
    public Outcome outcome(Trade trade) {
        return new Outcome(
                trade.tradeId(),
                trade.price(),
                trade.quantity(),
                Objects.requireNonNull(trade.takerSide()),
                trade.time().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public Outcome outcome(org.knowm.xchange.dto.marketdata.Trade trade) {
        return new Outcome(
                trade.getId(),
                trade.getPrice(),
                trade.getOriginalAmount(),
                trade.getType() == OrderType.BID ? TakerSide.BUY : TakerSide.SELL,
                trade.getTimestamp().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
