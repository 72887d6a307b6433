package io.candela.marketdata.feeds.bitstamp;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Alive;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Bitstamp's messages: an event, its channel, and what it is about. */
final class BitstampWire implements WireParser {
    private static final ByteNames<Kind> KINDS = new ByteNames<>(Map.of(
            "trade", Kind.TRADE,
            "data", Kind.BOOK,
            "bts:subscription_succeeded", Kind.SUBSCRIBED,
            "bts:heartbeat", Kind.HEARTBEAT,
            "bts:error", Kind.ERROR,
            "bts:request_reconnect", Kind.RECONNECT));

    private final Environment environment;
    private final ByteNames<Instrument> instruments;
    private final WireObject<Field> message = new WireObject<>(Field.class);
    private final WireObject<Datum> datum = new WireObject<>(Datum.class);

    BitstampWire(Environment environment, Symbols symbols) {
        this.environment = environment;
        this.instruments = symbols.named(symbol -> BitstampVenue.TRADES + symbol);
    }

    @Override
    public Parsed read(byte[] frame, Instant receivedAt) {
        message.read(frame);
        Kind kind = message.look(Field.EVENT, KINDS);
        return switch (kind) {
            case TRADE -> trade(receivedAt);
            case BOOK -> new PassedOver("book");
            case SUBSCRIBED -> new Alive("subscribed");
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
                Instant.EPOCH.plus(datum.number(Datum.MICROTIMESTAMP), ChronoUnit.MICROS),
                receivedAt)));
    }

    private enum Kind {
        TRADE,
        BOOK,
        SUBSCRIBED,
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
        MESSAGE
    }
}
