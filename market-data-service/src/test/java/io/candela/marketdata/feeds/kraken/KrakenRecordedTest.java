package io.candela.marketdata.feeds.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.RecordedSessionContract;
import io.candela.marketdata.feeds.Recording;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import io.candela.marketdata.feeds.live.VenueRest.Missing;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A message of each kind, and a thousand trades that were asked for. */
class KrakenRecordedTest extends RecordedSessionContract {
    private static final String TRADES = "/0/public/Trades";

    KrakenRecordedTest() throws IOException {
        super(
                new KrakenVenue(),
                Recording.ofSamples(
                        "kraken",
                        "ws_",
                        Map.of("/0/public/AssetPairs", "http_asset_pairs.json", TRADES, "http_trades.json")));
    }

    @Override
    protected VenueRest rest(VenueRequests requests) {
        return new KrakenRest(Environment.LIVE, requests, InstantSource.system());
    }

    /** The messages are of another pair than the only one that is listed. */
    @Override
    protected Symbols symbols() {
        return Symbols.byId(Map.of("BTC-USD", "BTC/USD"));
    }

    @Override
    protected String nameOf(JsonNode message) {
        return message.has("channel")
                ? message.path("channel").asString()
                : message.path("method").asString();
    }

    @Override
    protected List<String> tradesIn(JsonNode message) {
        List<String> trades = new ArrayList<>();
        if (nameOf(message).equals("trade")) {
            for (JsonNode each : message.path("data")) {
                trades.add(trade(
                        each.path("trade_id"),
                        each.path("price"),
                        each.path("qty"),
                        each.path("side").asString().equals("buy"),
                        Instant.parse(each.path("timestamp").asString())));
            }
        }
        return trades;
    }

    @Override
    protected Map<String, Integer> totals() {
        return Map.of(
                "trade trade", 1,
                "ticker quote", 1,
                "book book", 2,
                "ohlc ohlc", 1,
                "pong pong", 1,
                "subscribe subscribed", 1);
    }

    @Override
    protected int markets() {
        return 1;
    }

    @Test
    void everyTradeThatWasAskedForIsReadToTheDigit() throws Exception {
        List<String> recorded = new ArrayList<>();
        for (JsonNode row : answer(TRADES).path("result").path("XBTUSDT")) {
            BigDecimal time = row.path(2).decimalValue();
            recorded.add(trade(
                    row.path(6),
                    row.path(0),
                    row.path(1),
                    row.path(3).asString().equals("b"),
                    Instant.ofEpochSecond(
                            time.longValue(),
                            time.remainder(BigDecimal.ONE).movePointRight(9).longValue())));
        }

        assertThat(rest().trades(new Missing(
                        new Instrument("BTC-USDT"), "BTC/USDT", 10_218_208, 10_219_207, Instant.EPOCH)))
                .extracting(RecordedSessionContract::written)
                .hasSize(1_000)
                .isEqualTo(recorded);
    }
}
