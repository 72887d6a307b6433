package io.candela.marketdata.feeds.coinbase;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.feeds.live.Levels;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Alive;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.Parsed.Numbered;
import io.candela.marketdata.feeds.live.Parsed.PassedOver;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.WireParser;
import io.candela.marketdata.feeds.wire.ByteNames;
import io.candela.marketdata.feeds.wire.WireObject;
import io.candela.marketdata.feeds.wire.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads Coinbase's messages, each one flat object that says its {@code type}. */
final class CoinbaseWire implements WireParser {
    private static final ByteNames<Kind> KINDS = new ByteNames<>(Map.of(
            "match", Kind.MATCH,
            "last_match", Kind.LAST_MATCH,
            "ticker", Kind.TICKER,
            "heartbeat", Kind.HEARTBEAT,
            "subscriptions", Kind.SUBSCRIPTIONS,
            "error", Kind.ERROR,
            "snapshot", Kind.SNAPSHOT,
            "l2update", Kind.L2UPDATE));

    private final Environment environment;
    private final ByteNames<Instrument> instruments;
    private final WireObject<Field> message = new WireObject<>(Field.class);
    private final Levels levels = new Levels();
    private final WireRow change = new WireRow();

    CoinbaseWire(Environment environment, Symbols symbols) {
        this.environment = environment;
        this.instruments = symbols.named(symbol -> symbol);
    }

    @Override
    public Parsed read(byte[] frame, Instant receivedAt) {
        message.read(frame);
        Kind kind = message.look(Field.TYPE, KINDS);
        return switch (kind) {
            case MATCH -> match(receivedAt);
            case TICKER -> ticker(receivedAt);
            case HEARTBEAT -> numbered("heartbeat", Field.LAST_TRADE_ID);
            // It happened before we came: only its number is of use.
            case LAST_MATCH -> numbered("last-match", Field.TRADE_ID);
            case SUBSCRIPTIONS -> new Alive("subscriptions");
            case ERROR ->
                new Refused(message.text(Field.MESSAGE)
                        + (message.has(Field.REASON) ? ": " + message.text(Field.REASON) : ""));
            case SNAPSHOT -> book(instrument -> snapshot(instrument, receivedAt));
            case L2UPDATE -> book(instrument -> changes(instrument, receivedAt));
            case null -> new Unknown(message.text(Field.TYPE));
        };
    }

    private Parsed match(Instant receivedAt) {
        @Nullable Instrument instrument = message.look(Field.PRODUCT_ID, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        return new Traded(List.of(new Trade(
                environment,
                instrument,
                CoinbaseVenue.VENUE,
                Long.toString(message.number(Field.TRADE_ID)),
                message.decimal(Field.PRICE),
                message.decimal(Field.SIZE),
                message.first(Field.SIDE) == 's' ? TakerSide.BUY : TakerSide.SELL,
                message.time(Field.TIME),
                receivedAt)));
    }

    private Parsed ticker(Instant receivedAt) {
        @Nullable Instrument instrument = message.look(Field.PRODUCT_ID, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        if (!message.has(Field.BEST_BID_SIZE) || !message.has(Field.BEST_ASK_SIZE)) {
            // So it was until 2022.
            return new PassedOver("ticker-without-sizes");
        }
        return new Quoted(List.of(new Quote(
                environment,
                instrument,
                CoinbaseVenue.VENUE,
                message.decimal(Field.BEST_BID),
                message.decimal(Field.BEST_BID_SIZE),
                message.decimal(Field.BEST_ASK),
                message.decimal(Field.BEST_ASK_SIZE),
                message.time(Field.TIME),
                receivedAt)));
    }

    private Parsed book(Function<Instrument, BookMessage> read) {
        @Nullable Instrument instrument = message.look(Field.PRODUCT_ID, instruments);
        return instrument == null ? new PassedOver("other-instrument") : new Booked(List.of(read.apply(instrument)));
    }

    private BookMessage snapshot(Instrument instrument, Instant receivedAt) {
        return new BookMessage(
                instrument,
                BookMessage.Kind.SNAPSHOT,
                levels.of(message, Field.BIDS),
                levels.of(message, Field.ASKS),
                null,
                null,
                message.has(Field.TIME) ? message.time(Field.TIME) : receivedAt);
    }

    /** Each change is side, price, quantity. */
    private BookMessage changes(Instrument instrument, Instant receivedAt) {
        List<BookLevel> bids = new ArrayList<>();
        List<BookLevel> asks = new ArrayList<>();
        message.rows(
                Field.CHANGES,
                change,
                () -> (change.first(0) == 'b' ? bids : asks).add(new BookLevel(change.exact(1), change.exact(2))));
        return new BookMessage(
                instrument,
                BookMessage.Kind.CHANGES,
                bids,
                asks,
                null,
                null,
                message.has(Field.TIME) ? message.time(Field.TIME) : receivedAt);
    }

    private Parsed numbered(String kind, Field number) {
        @Nullable Instrument instrument = message.look(Field.PRODUCT_ID, instruments);
        return instrument == null
                ? new PassedOver("other-instrument")
                : new Numbered(kind, instrument, message.number(number));
    }

    private enum Kind {
        MATCH,
        LAST_MATCH,
        TICKER,
        HEARTBEAT,
        SUBSCRIPTIONS,
        ERROR,
        SNAPSHOT,
        L2UPDATE
    }

    private enum Field {
        TYPE,
        PRODUCT_ID,
        TRADE_ID,
        LAST_TRADE_ID,
        PRICE,
        SIZE,
        SIDE,
        TIME,
        BEST_BID,
        BEST_BID_SIZE,
        BEST_ASK,
        BEST_ASK_SIZE,
        BIDS,
        ASKS,
        CHANGES,
        MESSAGE,
        REASON
    }
}
