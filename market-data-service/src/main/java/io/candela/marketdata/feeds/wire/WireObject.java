package io.candela.marketdata.feeds.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a venue, read in one pass: for each field that is known it remembers where its value lies, and what
 * is asked for is made of those bytes. It can be used again, and is not for several threads.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays, which live no longer than the enum is loaded
public final class WireObject<F extends Enum<F>> {
    private final ByteNames<F> names;
    private final int[] starts;
    private final int[] ends;
    private final @Nullable F wrapping;
    private final @Nullable WireObject<?> wrapped;
    private byte[] in = {};
    private boolean unwrapped;

    /** Fields that are called as their constants are, in lower case. */
    public WireObject(Class<F> fields) {
        this(fields, field -> field.name().toLowerCase(Locale.ROOT));
    }

    /** @param name what a field is called on the wire */
    public WireObject(Class<F> fields, Function<F, String> name) {
        this(fields, name, null, null);
    }

    /**
     * Fields that are called as their constants are, in lower case.
     *
     * @param wrapping the field that an object of interest is in, by itself or in a list
     * @param wrapped what that is read into, in the same pass if it is the only one
     */
    public WireObject(Class<F> fields, F wrapping, WireObject<?> wrapped) {
        this(fields, field -> field.name().toLowerCase(Locale.ROOT), wrapping, wrapped);
    }

    private WireObject(
            Class<F> fields, Function<F, String> name, @Nullable F wrapping, @Nullable WireObject<?> wrapped) {
        this.wrapping = wrapping;
        this.wrapped = wrapped;
        F[] all = fields.getEnumConstants();
        Map<String, F> byName = Stream.of(all).collect(Collectors.toMap(name, Function.identity()));
        names = new ByteNames<>(byName);
        starts = new int[all.length];
        ends = new int[all.length];
    }

    /** Reads a frame that is one object and nothing else. Throws {@link Malformed}. */
    public void read(byte[] frame) {
        int behind = read(frame, Json.token(frame, 0, frame.length), frame.length);
        for (int at = behind; at < frame.length; at++) {
            if (frame[at] > ' ') {
                throw new Malformed("Something follows the message");
            }
        }
    }

    /** Reads the object that begins at {@code from}; the answer is where it ends. Throws {@link Malformed}. */
    int read(byte[] bytes, int from, int end) {
        in = bytes;
        Arrays.fill(starts, -1);
        unwrapped = false;
        int at = Json.expect(bytes, from, end, '{');
        int first = Json.token(bytes, at, end);
        if (bytes[first] == '}') {
            return first + 1;
        }
        while (true) {
            at = field(bytes, at, end);
            at = Json.token(bytes, at, end);
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at++] != ',') {
                throw new Malformed("Fields are not told apart by a comma");
            }
        }
    }

    private int field(byte[] bytes, int from, int end) {
        int start = Json.expect(bytes, from, end, '"');
        int at = Json.skipText(bytes, start, end);
        F known = names.get(bytes, start, at - 1);
        int value = Json.token(bytes, Json.expect(bytes, at, end, ':'), end);
        int behind = wrapped != null && known == wrapping
                ? unwrap(wrapped, bytes, value, end)
                : Json.skip(bytes, value, end);
        if (known != null) {
            starts[known.ordinal()] = value;
            ends[known.ordinal()] = behind;
        }
        return behind;
    }

    /** Behind a value that is read at once if it is an object, or a list of one. */
    private int unwrap(WireObject<?> inside, byte[] bytes, int value, int end) {
        unwrapped = false;
        if (bytes[value] == '{') {
            unwrapped = true;
            return inside.read(bytes, value, end);
        }
        if (bytes[value] == '[') {
            int first = Json.token(bytes, value + 1, end);
            int behind = bytes[first] == '{' ? Json.token(bytes, inside.read(bytes, first, end), end) : first;
            if (bytes[behind] == ']' && behind != first) {
                unwrapped = true;
                return behind + 1;
            }
        }
        return Json.skip(bytes, value, end);
    }

    /** Whether it has the field, with a value other than null. */
    public boolean has(F field) {
        int start = starts[field.ordinal()];
        return start >= 0 && in[start] != 'n';
    }

    /** What the text of the field stands for; nothing if it is not among the names. */
    public <T> @Nullable T look(F field, ByteNames<T> among) {
        return among.get(in, from(field), to(field));
    }

    public boolean is(F field, byte[] text) {
        return has(field) && Arrays.equals(text, 0, text.length, in, from(field), to(field));
    }

    /** The text as it stands, without its quotes. */
    public String text(F field) {
        return new String(in, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }

    /** The first byte of the value, its quote left out: enough to tell true from false. */
    public byte first(F field) {
        return in[from(field)];
    }

    public BigDecimal decimal(F field) {
        return WireValues.decimal(in, from(field), to(field));
    }

    /** The number with all digits that are written, which some checksums count. */
    public BigDecimal exact(F field) {
        return WireValues.exact(in, from(field), to(field));
    }

    public long number(F field) {
        return WireValues.number(in, from(field), to(field));
    }

    public Instant time(F field) {
        return WireValues.time(in, from(field), to(field));
    }

    /** Reads the object in {@code field} into {@code nested}. */
    public void enter(F field, WireObject<?> nested) {
        if (isRead(field, nested)) {
            return;
        }
        nested.read(in, required(field), ends[field.ordinal()]);
    }

    /** Reads each object of the list in {@code field} into {@code nested}, and lets {@code then} look at it. */
    public void each(F field, WireObject<?> nested, Runnable then) {
        if (isRead(field, nested) && in[required(field)] == '[') {
            then.run();
            return;
        }
        int end = ends[field.ordinal()];
        int at = Json.token(in, Json.expect(in, required(field), end, '['), end);
        while (in[at] != ']') {
            at = Json.token(in, nested.read(in, at, end), end);
            then.run();
            if (in[at] == ',') {
                at = Json.token(in, at + 1, end);
            }
        }
    }

    /** Reads each list of the list in {@code field} into {@code row}, and lets {@code then} look at it. */
    public void rows(F field, WireRow row, Runnable then) {
        int end = ends[field.ordinal()];
        int at = Json.token(in, Json.expect(in, required(field), end, '['), end);
        while (in[at] != ']') {
            at = Json.token(in, row.read(in, at, end), end);
            then.run();
            if (in[at] == ',') {
                at = Json.token(in, at + 1, end);
            }
        }
    }

    private boolean isRead(F field, WireObject<?> nested) {
        return unwrapped && field == wrapping && nested == wrapped;
    }

    private int from(F field) {
        int start = required(field);
        return in[start] == '"' ? start + 1 : start;
    }

    private int to(F field) {
        int end = ends[field.ordinal()];
        return in[end - 1] == '"' ? end - 1 : end;
    }

    private int required(F field) {
        int start = starts[field.ordinal()];
        if (start < 0) {
            throw new Malformed("It has no " + field);
        }
        return start;
    }
}
