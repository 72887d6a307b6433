package io.candela.marketdata.trades;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.exports.RowWriter;
import io.candela.marketdata.history.TradeLine;
import io.candela.marketdata.history.TradeLine.Column;
import io.candela.marketdata.history.TradeLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes trades as {@link TradeView} shows them, from the bytes that the store sends. */
final class TradeRows {
    static final List<String> COLUMNS = List.of(
            "instrument", "venue", "tradeId", "price", "quantity", "takerSide", "environment", "time", "receivedAt");

    private final byte[] instrument;
    private final byte[] environment;

    TradeRows(Instrument instrument, Environment environment) {
        this.instrument = instrument.id().getBytes(StandardCharsets.US_ASCII);
        this.environment = environment.code().getBytes(StandardCharsets.US_ASCII);
    }

    void write(TradeLines lines, RowWriter writer) throws IOException {
        for (TradeLine line = lines.next(); line != null; line = lines.next()) {
            write(line, writer);
        }
    }

    private void write(TradeLine line, RowWriter writer) throws IOException {
        byte[] bytes = line.bytes();
        writer.text(instrument, 0, instrument.length);
        writer.text(bytes, line.from(Column.VENUE), line.to(Column.VENUE));
        writer.text(bytes, line.from(Column.TRADE_ID), line.to(Column.TRADE_ID));
        writer.decimal(bytes, line.from(Column.PRICE), line.to(Column.PRICE));
        writer.decimal(bytes, line.from(Column.QUANTITY), line.to(Column.QUANTITY));
        if (line.from(Column.TAKER_SIDE) == line.to(Column.TAKER_SIDE)) {
            writer.absent();
        } else {
            writer.text(bytes, line.from(Column.TAKER_SIDE), line.to(Column.TAKER_SIDE));
        }
        writer.text(environment, 0, environment.length);
        writer.time(line.number(Column.NANOS));
        writer.time(line.number(Column.RECEIVED));
        writer.end();
    }
}
