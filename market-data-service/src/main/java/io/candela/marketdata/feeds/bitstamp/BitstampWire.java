package io.candela.marketdata.feeds.bitstamp;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
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

/** Reads Bitstamp's messages: an event, its channel, and what it is about. */
final class BitstampWire implements WireParser {
    private static final ByteNames<Kind> KINDS = new ByteNames<>(Map.of(
            "trade", Kind.TRADE,
            "data", Kind.BOOK,
            "bts:subscription_succeeded", Kind.SUBSCRIBED,
            "bts:unsubscription_succeeded", Kind.UNSUBSCRIBED,
            "bts:heartbeat", Kind.HEARTBEAT,
            "bts:error", Kind.ERROR,
            "bts:request_reconnect", Kind.RECONNECT));

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    private final Environment environment;
    private final ByteNames<Instrument> instruments;
    private final ByteNames<Instrument> books;
    private final ByteNames<Instrument> changes;
    private final Levels levels = new Levels();
    private final WireObject<Datum> datum = new WireObject<>(Datum.class);
    private final WireObject<Field> message = new WireObject<>(Field.class, Field.DATA, datum);

    BitstampWire(Environment environment, Symbols symbols) {
        this.environment = environment;
        this.instruments = symbols.named(symbol -> BitstampVenue.TRADES + symbol);
        this.books = symbols.named(symbol -> BitstampBooks.BOOK + symbol);
        this.changes = symbols.named(symbol -> BitstampBooks.CHANGES + symbol);
    }

    @Override
    public Parsed read(byte[] frame, Instant receivedAt) {
        message.read(frame);
        Kind kind = message.look(Field.EVENT, KINDS);
        return switch (kind) {
            case TRADE -> trade(receivedAt);
            case BOOK -> book();
            case SUBSCRIBED -> new Alive("subscribed");
            case UNSUBSCRIBED -> new Alive("unsubscribed");
            case HEARTBEAT -> new Alive("heartbeat");
            case ERROR -> refused();
            case RECONNECT -> new Leaving("reconnect");
            case null -> new Unknown(message.text(Field.EVENT));
        };
    }

    private Parsed refused() {
        message.enter(Field.DATA, datum);
        return new Refused(datum.text(Datum.MESSAGE));
    }

    private Parsed trade(Instant receivedAt) {
        @Nullable Instrument instrument = message.look(Field.CHANNEL, instruments);
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        message.enter(Field.DATA, datum);
        return new Traded(List.of(new Trade(
                environment,
                instrument,
                BitstampVenue.VENUE,
                Long.toString(datum.number(Datum.ID)),
                datum.decimal(Datum.PRICE_STR),
                datum.decimal(Datum.AMOUNT_STR),
                datum.first(Datum.TYPE) == '0' ? TakerSide.BUY : TakerSide.SELL,
                time(datum.number(Datum.MICROTIMESTAMP)),
                receivedAt)));
    }

    private Parsed book() {
        @Nullable Instrument whole = message.look(Field.CHANNEL, books);
        @Nullable Instrument instrument = whole == null ? message.look(Field.CHANNEL, changes) : whole;
        if (instrument == null) {
            return new PassedOver("other-instrument");
        }
        message.enter(Field.DATA, datum);
        long microsecond = datum.number(Datum.MICROTIMESTAMP);
        return new Booked(List.of(new BookMessage(
                instrument,
                whole == null ? BookMessage.Kind.CHANGES : BookMessage.Kind.SNAPSHOT,
                levels.of(datum, Datum.BIDS),
                levels.of(datum, Datum.ASKS),
                new Numbers(microsecond, microsecond),
                null,
                time(microsecond))));
    }

    private static Instant time(long microsecond) {
        return Instant.ofEpochSecond(microsecond / MICROS_A_SECOND, microsecond % MICROS_A_SECOND * NANOS_A_MICRO);
    }

    private enum Kind {
        TRADE,
        BOOK,
        SUBSCRIBED,
        UNSUBSCRIBED,
        HEARTBEAT,
        ERROR,
        RECONNECT
    }

    private enum Field {
        EVENT,
        CHANNEL,
        DATA
    }

    private enum Datum {
        ID,
        PRICE_STR,
        AMOUNT_STR,
        TYPE,
        MICROTIMESTAMP,
        BIDS,
        ASKS,
        MESSAGE
    }
}
