package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Broken;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.WireParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every venue's way of reading its messages must be able to do. */
public abstract class ExchangeFeedContract {
    protected static final Instrument BTC = new Instrument("BTC-USD");
    protected static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    protected abstract VenueProtocol protocol();

    /** What the venue calls BTC-USD. */
    protected abstract String symbol();

    /** The trade with this number of BTC-USD: 0.5 at 50000.25, the taker buys, at noon of 2025-06-01. */
    protected abstract String trade(long number);

    /** Frames of every other kind that is known, by what they are counted under. */
    protected abstract Map<String, String> others();

    /** A message of a kind that no documentation knows. */
    protected abstract String unheardOf();

    protected final WireParser parser() {
        return parser(new Symbols(Map.of(BTC, symbol())));
    }

    protected final WireParser parser(Symbols symbols) {
        return protocol().parser(Environment.LIVE, symbols);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTradeIsReadToTheDigit() {
        Parsed parsed = parser().parse(bytes(trade(77)), NOW);

        assertThat(parsed).isInstanceOf(Traded.class);
        Trade trade = ((Traded) parsed).trades().getFirst();
        assertThat(trade.toString())
                .isEqualTo("Trade[environment=LIVE, instrument=BTC-USD, venue="
                        + protocol().venue()
                        + ", tradeId=77, price=50000.25, quantity=0.5, takerSide=BUY, time=2025-06-01T12:00:00Z,"
                        + " receivedAt=2026-01-01T00:00:00Z]");
    }

    @Test
    void everyKindIsCountedUnderItsName() {
        WireParser parser = parser();

        others().forEach((frame, kind) ->
                assertThat(parser.parse(bytes(frame), NOW).kind()).as(frame).isEqualTo(kind));
    }

    @Test
    void aKindThatNobodyHasHeardOfIsCountedAndHarmsNothing() {
        WireParser parser = parser();

        assertThat(parser.parse(bytes(unheardOf()), NOW)).isInstanceOf(Unknown.class);
        assertThat(parser.parse(bytes(trade(1)), NOW)).isInstanceOf(Traded.class);
    }

    @Test
    void aFrameThatBreaksOffAnywhereIsMalformed() {
        WireParser parser = parser();
        byte[] whole = bytes(trade(5));

        for (int length = 0; length < whole.length; length++) {
            assertThat(parser.parse(Arrays.copyOf(whole, length), NOW))
                    .as("the first %d bytes", length)
                    .isInstanceOf(Broken.class);
        }
        assertThat(parser.parse(whole, NOW)).isInstanceOf(Traded.class);
    }

    @Test
    void aFrameWithAnyByteWrongIsNoReasonToFail() {
        WireParser parser = parser();
        byte[] whole = bytes(trade(5));

        for (int at = 0; at < whole.length; at++) {
            for (byte wrong : bytes("\"{}[]:,0\\x \0")) {
                byte[] frame = whole.clone();
                frame[at] = wrong;
                assertThat(parser.parse(frame, NOW)).isNotNull();
            }
        }
    }

    @Test
    void badValuesAreMalformed() {
        WireParser parser = parser();

        for (String price : List.of("0", "-50000.25", "1e99999999", "", "NaN")) {
            assertThat(parser.parse(bytes(trade(5).replace("50000.25", price)), NOW))
                    .as("a price of %s", price)
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void anotherInstrumentsTradesAreNotTaken() {
        WireParser nothingOfInterest = parser(new Symbols(Map.of(new Instrument("ETH-USD"), "none")));

        assertThat(nothingOfInterest.parse(bytes(trade(5)), NOW).kind()).isEqualTo("other-instrument");
    }
}
