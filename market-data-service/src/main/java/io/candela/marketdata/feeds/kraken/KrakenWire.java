package io.candela.marketdata.feeds.kraken;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Alive;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.Parsed.PassedOver;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.WireParser;
import io.candela.marketdata.feeds.wire.ByteNames;
import io.candela.marketdata.feeds.wire.Malformed;
import io.candela.marketdata.feeds.wire.WireObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Kraken's messages: those of a channel, with a list of data, and answers to a method. */
final class KrakenWire implements WireParser {
    private static final ByteNames<Kind> CHANNELS = new ByteNames<>(Map.of(
            "trade", Kind.TRADE,
            "ticker", Kind.TICKER,
            "heartbeat", Kind.HEARTBEAT,
            "status", Kind.STATUS,
            "book", Kind.BOOK,
            "ohlc", Kind.OHLC,
            "instrument", Kind.INSTRUMENT));
    private static final ByteNames<String> METHODS =
            new ByteNames<>(Map.of("subscribe", "subscribed", "unsubscribe", "unsubscribed", "pong", "pong"));

    private static final byte[] SNAPSHOT = "snapshot".getBytes(StandardCharsets.US_ASCII);

    private final Environment environment;
    private final ByteNames<Instrument> instruments;
    private final WireObject<Datum> datum = new WireObject<>(Datum.class);
    private final WireObject<Field> message = new WireObject<>(Field.class, Field.DATA, datum);
    private final WireObject<Level> level = new WireObject<>(Level.class);

    KrakenWire(Environment environment, Symbols symbols) {
        this.environment = environment;
        this.instruments = symbols.named(symbol -> symbol);
    }

    @Override
    public Parsed read(byte[] frame, Instant receivedAt) {
        message.read(frame);
        if (!message.has(Field.CHANNEL)) {
            return answer();
        }
        Kind kind = message.look(Field.CHANNEL, CHANNELS);
        return switch (kind) {
            case TRADE -> trades(receivedAt);
            case TICKER -> quotes(receivedAt);
            case HEARTBEAT -> new Alive("heartbeat");
            case STATUS -> new Alive("status");
            case BOOK -> books(receivedAt);
            case OHLC -> new PassedOver("ohlc");
            case INSTRUMENT -> new PassedOver("instrument");
            case null -> new Unknown(message.text(Field.CHANNEL));
        };
    }

    private Parsed answer() {
        if (message.has(Field.ERROR)) {
            String about = message.has(Field.SYMBOL) ? message.text(Field.SYMBOL) + ": " : "";
            return new Refused(about + message.text(Field.ERROR));
        }
        if (!message.has(Field.METHOD)) {
            throw new Malformed("It has neither a channel nor a method");
        }
        @Nullable String kind = message.look(Field.METHOD, METHODS);
        return kind == null ? new Unknown(message.text(Field.METHOD)) : new Alive(kind);
    }

    private Parsed trades(Instant receivedAt) {
        List<Trade> trades = new ArrayList<>(1);
        message.each(Field.DATA, datum, () -> {
            @Nullable Instrument instrument = datum.look(Datum.SYMBOL, instruments);
            if (instrument != null) {
                trades.add(new Trade(
                        environment,
                        instrument,
                        KrakenVenue.VENUE,
                        Long.toString(datum.number(Datum.TRADE_ID)),
                        datum.decimal(Datum.PRICE),
                        datum.decimal(Datum.QTY),
                        datum.first(Datum.SIDE) == 'b' ? TakerSide.BUY : TakerSide.SELL,
                        datum.time(Datum.TIMESTAMP),
                        receivedAt));
            }
        });
        return trades.isEmpty() ? new PassedOver("other-instrument") : new Traded(trades);
    }

    private Parsed quotes(Instant receivedAt) {
        List<Quote> quotes = new ArrayList<>(1);
        message.each(Field.DATA, datum, () -> {
            @Nullable Instrument instrument = datum.look(Datum.SYMBOL, instruments);
            if (instrument != null) {
                quotes.add(new Quote(
                        environment,
                        instrument,
                        KrakenVenue.VENUE,
                        datum.decimal(Datum.BID),
                        datum.decimal(Datum.BID_QTY),
                        datum.decimal(Datum.ASK),
                        datum.decimal(Datum.ASK_QTY),
                        datum.has(Datum.TIMESTAMP) ? datum.time(Datum.TIMESTAMP) : receivedAt,
                        receivedAt));
            }
        });
        return quotes.isEmpty() ? new PassedOver("other-instrument") : new Quoted(quotes);
    }

    private Parsed books(Instant receivedAt) {
        BookMessage.Kind kind = message.is(Field.TYPE, SNAPSHOT) ? BookMessage.Kind.SNAPSHOT : BookMessage.Kind.CHANGES;
        List<BookMessage> books = new ArrayList<>(1);
        message.each(Field.DATA, datum, () -> {
            @Nullable Instrument instrument = datum.look(Datum.SYMBOL, instruments);
            if (instrument != null) {
                books.add(new BookMessage(
                        instrument,
                        kind,
                        levels(Datum.BIDS),
                        levels(Datum.ASKS),
                        null,
                        datum.number(Datum.CHECKSUM),
                        datum.has(Datum.TIMESTAMP) ? datum.time(Datum.TIMESTAMP) : receivedAt));
            }
        });
        return books.isEmpty() ? new PassedOver("other-instrument") : new Booked(books);
    }

    private List<BookLevel> levels(Datum side) {
        List<BookLevel> levels = new ArrayList<>();
        datum.each(side, level, () -> levels.add(new BookLevel(level.exact(Level.PRICE), level.exact(Level.QTY))));
        return levels;
    }

    private enum Kind {
        TRADE,
        TICKER,
        HEARTBEAT,
        STATUS,
        BOOK,
        OHLC,
        INSTRUMENT
    }

    private enum Field {
        CHANNEL,
        TYPE,
        DATA,
        METHOD,
        ERROR,
        SYMBOL
    }

    private enum Datum {
        SYMBOL,
        SIDE,
        PRICE,
        QTY,
        TRADE_ID,
        TIMESTAMP,
        BID,
        BID_QTY,
        ASK,
        ASK_QTY,
        BIDS,
        ASKS,
        CHECKSUM
    }

    private enum Level {
        PRICE,
        QTY
    }
}
