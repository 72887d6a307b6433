package io.candela.marketdata.candles;

import io.candela.contracts.Candle.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Drafts as bytes, a tenth of what JSON takes in time. The first byte says which form it is, so that there can be another. */
final class DraftForm {
    private static final int FORM = 2;
    /** As {@link #FORM}, without the volume of takers that bought. */
    private static final int FORM_BEFORE = 1;

    private static final int ROOM = 192;
    private static final List<State> STATES = List.of(State.values());

    private DraftForm() {}

    static Serde<Draft> serde() {
        return Serdes.serdeFrom(
                (topic, draft) -> draft == null ? null : write(draft),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    static byte[] write(Draft draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROOM);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeByte(STATES.indexOf(draft.state()));
            out.writeInt(draft.revision());
            out.writeBoolean(draft.settled());
            write(draft.knownAt(), out);
            write(draft.tally(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Draft read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readByte();
            if (form != FORM && form != FORM_BEFORE) {
                throw new IOException("Drafts of form %d were written by another version".formatted(form));
            }
            State state = STATES.get(in.readByte());
            int revision = in.readInt();
            boolean settled = in.readBoolean();
            Instant knownAt = time(in);
            return new Draft(tally(in, form), state, revision, settled, knownAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Tally tally, DataOutputStream out) throws IOException {
        write(tally.firstAt(), out);
        write(tally.open(), out);
        write(tally.high(), out);
        write(tally.low(), out);
        write(tally.lastAt(), out);
        write(tally.close(), out);
        write(tally.volume(), out);
        write(tally.notional(), out);
        out.writeLong(tally.trades());
        BigDecimal takerBuyVolume = tally.takerBuyVolume();
        out.writeBoolean(takerBuyVolume != null);
        if (takerBuyVolume != null) {
            write(takerBuyVolume, out);
        }
    }

    private static Tally tally(DataInputStream in, int form) throws IOException {
        return new Tally(
                time(in),
                decimal(in),
                decimal(in),
                decimal(in),
                time(in),
                decimal(in),
                decimal(in),
                decimal(in),
                in.readLong(),
                form == FORM && in.readBoolean() ? decimal(in) : null);
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant time(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void write(BigDecimal decimal, DataOutputStream out) throws IOException {
        byte[] digits = decimal.unscaledValue().toByteArray();
        out.writeInt(decimal.scale());
        out.writeShort(digits.length);
        out.write(digits);
    }

    private static BigDecimal decimal(DataInputStream in) throws IOException {
        int scale = in.readInt();
        byte[] digits = in.readNBytes(in.readUnsignedShort());
        return new BigDecimal(new BigInteger(digits), scale);
    }
}
