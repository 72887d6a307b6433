package io.candela.marketdata.feeds.kraken;

import info.bitrich.xchangestream.kraken.KrakenStreamingExchange;
import info.bitrich.xchangestream.kraken.KrakenStreamingMarketDataService;
import info.bitrich.xchangestream.kraken.KrakenStreamingService;
import io.candela.bench.market.Outcome;
import io.candela.bench.market.VenueFrames;
import io.candela.bench.market.XChangeReader;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;

/**
 * Kraken's {@code trade}. XChange speaks version 1 of the protocol only, which has no numbers of trades: it reads the same
 * trades in that form, which is shorter.
 */
public final class KrakenFrames implements VenueFrames {
    private static final CurrencyPair PAIR = new CurrencyPair("BTC", "USD");
    private static final int CHANNEL = 337;

    @Override
    public Instrument instrument() {
        return new Instrument("BTC-USD");
    }

    @Override
    public String symbol(Instrument instrument) {
        return instrument.id().replace('-', '/');
    }

    @Override
    public VenueProtocol protocol() {
        return new KrakenVenue();
    }

    @Override
    public String frame(Trade trade) {
        return """
            {"channel":"trade","type":"update","data":[{"symbol":"%s","side":"%s","price":%s,"qty":%s,\
            "ord_type":"limit","trade_id":%s,"timestamp":"%s"}]}\
            """.formatted(
                        symbol(trade.instrument()),
                        trade.takerSide() == TakerSide.BUY ? "buy" : "sell",
                        trade.price().toPlainString(),
                        trade.quantity().toPlainString(),
                        trade.tradeId(),
                        trade.time());
    }

    @Override
    public String peerFrame(Trade trade) {
        return """
            [%d,[["%s","%s","%s","%s","l",""]],"trade","%s"]\
            """.formatted(
                        CHANNEL,
                        trade.price().toPlainString(),
                        trade.quantity().toPlainString(),
                        BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, trade.time()), 6),
                        trade.takerSide() == TakerSide.BUY ? "b" : "s",
                        symbol(trade.instrument()));
    }

    /** There is one sample only, in the form that XChange does not read. */
    @Override
    public List<String> recorded() {
        return List.of();
    }

    @Override
    public XChangeReader peer() {
        KrakenStreamingExchange exchange = new KrakenStreamingExchange();
        exchange.applySpecification(exchange.getDefaultExchangeSpecification());
        KrakenStreamingService service = new KrakenStreamingService(exchange, false, XChangeReader.NOWHERE, () -> null);
        XChangeReader reader = new XChangeReader(service)
                .listenTo(new KrakenStreamingMarketDataService(service, false).getTrades(PAIR));
        int request = RecordJson.mapper().readTree(reader.sent()).get("reqid").asInt();
        reader.read("""
            {"channelID":%d,"channelName":"trade","event":"subscriptionStatus","pair":"BTC/USD","reqid":%d,\
            "status":"subscribed","subscription":{"name":"trade"}}\
            """.formatted(CHANNEL, request).getBytes(StandardCharsets.UTF_8));
        return reader;
    }

    @Override
    public Outcome outcome(Trade trade) {
        return new Outcome(
                "",
                trade.price(),
                trade.quantity(),
                Objects.requireNonNull(trade.takerSide()),
                trade.time().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Outcome outcome(org.knowm.xchange.dto.marketdata.Trade trade) {
        return new Outcome(
                "",
                trade.getPrice(),
                trade.getOriginalAmount(),
                trade.getType() == OrderType.BID ? TakerSide.BUY : TakerSide.SELL,
                trade.getTimestamp().toInstant());
    }
}
