package io.candela.marketdata.feeds.binance;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.feeds.live.Levels;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Alive;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.Parsed.Leaving;
import io.candela.marketdata.feeds.live.Parsed.PassedOver;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.WireParser;
import io.candela.marketdata.feeds.wire.ByteNames;
import io.candela.marketdata.feeds.wire.WireObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Binance's combined streams: an envelope with the stream's name and its data, whose fields have one letter each. */
final class BinanceWire implements WireParser {
    private static final ByteNames<Kind> KINDS = new ByteNames<>(Map.of(
            "aggTrade", Kind.AGGREGATE_TRADE,
            "trade", Kind.TRADE,
            "depthUpdate", Kind.DEPTH,
            "kline", Kind.KLINE,
            "24hrTicker", Kind.TICKER,
            "serverShutdown", Kind.SHUTDOWN));

    private final Environment environment;
    private final ByteNames<Instrument> instruments;
    private final Levels levels = new Levels();
    private final WireObject<Field> data = new WireObject<>(Field.class, field -> field.letter);
    private final WireObject<Envelope> envelope = new WireObject<>(Envelope.class, Envelope.DATA, data);

    BinanceWire(Environment environment, Symbols symbols) {
        this.environment = environment;
        this.instruments = symbols.named(symbol -> symbol);
    }

    @Override
    public Parsed read(byte[] frame, Instant receivedAt) {
        envelope.read(frame);
        if (envelope.has(Envelope.ERROR)) {
            return new Refused(envelope.text(Envelope.ERROR));
        }
        if (!envelope.has(Envelope.DATA)) {
            return envelope.has(Envelope.ID) ? new Alive("subscribed") : new Unknown("without-data");
        }
        envelope.enter(Envelope.DATA, data);
        return data.has(Field.EVENT) ? event(receivedAt) : bookTicker(receivedAt);
    }

    private Parsed event(Instant receivedAt) {
        Kind kind = data.look(Field.EVENT, KINDS);
        return switch (kind) {
            case AGGREGATE_TRADE -> aggregateTrade(receivedAt);
            case TRADE -> new PassedOver("single-trade");
            case DEPTH -> depth();
            case KLINE -> new PassedOver("kline");
            case TICKER -> new PassedOver("ticker");
            case SHUTDOWN -> new Leaving("shutdown");
            case null -> new Unknown(data.text(Field.EVENT));
        };
    }

    private Parsed aggregateTrade(Instant receivedAt) {
        @Nullable Instrument instrument = data.look(Field.SYMBOL, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        return new Traded(List.of(new Trade(
                environment,
                instrument,
                BinanceVenue.VENUE,
                Long.toString(data.number(Field.SMALL_A)),
                data.decimal(Field.PRICE),
                data.decimal(Field.QUANTITY),
                data.first(Field.BUYER_IS_MAKER) == 't' ? TakerSide.SELL : TakerSide.BUY,
                Instant.ofEpochMilli(data.number(Field.TRADE_TIME)),
                receivedAt)));
    }

    private Parsed depth() {
        @Nullable Instrument instrument = data.look(Field.SYMBOL, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        return new Booked(List.of(new BookMessage(
                instrument,
                BookMessage.Kind.CHANGES,
                levels.of(data, Field.SMALL_B),
                levels.of(data, Field.SMALL_A),
                new Numbers(data.number(Field.FIRST_UPDATE), data.number(Field.LAST_UPDATE)),
                null,
                Instant.ofEpochMilli(data.number(Field.EVENT_TIME)))));
    }

    /** The only stream whose data have no name, and no time. */
    private Parsed bookTicker(Instant receivedAt) {
        @Nullable Instrument instrument = data.look(Field.SYMBOL, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        return new Quoted(List.of(new Quote(
                environment,
                instrument,
                BinanceVenue.VENUE,
                data.decimal(Field.SMALL_B),
                data.decimal(Field.LARGE_B),
                data.decimal(Field.SMALL_A),
                data.decimal(Field.LARGE_A),
                receivedAt,
                receivedAt)));
    }

    private enum Kind {
        AGGREGATE_TRADE,
        TRADE,
        DEPTH,
        KLINE,
        TICKER,
        SHUTDOWN
    }

    private enum Envelope {
        STREAM,
        DATA,
        ERROR,
        ID
    }

    private enum Field {
        EVENT("e"),
        SYMBOL("s"),
        EVENT_TIME("E"),
        FIRST_UPDATE("U"),
        LAST_UPDATE("u"),
        /** The number of a trade, the price of an ask, or all of them that have changed. */
        SMALL_A("a"),
        LARGE_A("A"),
        SMALL_B("b"),
        LARGE_B("B"),
        PRICE("p"),
        QUANTITY("q"),
        TRADE_TIME("T"),
        BUYER_IS_MAKER("m");

        private final String letter;

        Field(String letter) {
            this.letter = letter;
        }
    }
}
