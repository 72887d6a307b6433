package io.candela.platform.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads a time in the form in which all of Candela writes it, {@code 2013-11-25T12:00:00.123Z}, digit by digit: with a
 * formatter, its two times were more than a quarter of what a trade cost to read and fold. Any other form is left to Jackson.
 */
final class PlainInstant extends StdDeserializer<Instant> {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int SECONDS_END = FORM.length();
    private static final int LONGEST = SECONDS_END + ".123456789Z".length();

    PlainInstant() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            Instant time = read(parser.getString());
            if (time != null) {
                return time;
            }
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /** The time that {@code text} writes in the plain form; null if it is not in that form. */
    static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end >= LONGEST || text.charAt(end) != 'Z' || !isPlain(text)) {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : nanos(text, end);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < SECONDS_END; i++) {
            char wanted = FORM.charAt(i);
            char found = text.charAt(i);
            if (wanted == 'd' ? !isDigit(found) : found != wanted) {
                return false;
            }
        }
        return true;
    }

    /** What stands between the seconds and {@code end} as nanoseconds; -1 if that is no fraction. */
    private static int nanos(String text, int end) {
        if (text.charAt(SECONDS_END) != '.' || end == SECONDS_END + 1) {
            return -1;
        }
        for (int i = SECONDS_END + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
        }
        int nanos = number(text, SECONDS_END + 1, end);
        for (int digits = end - SECONDS_END - 1; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
